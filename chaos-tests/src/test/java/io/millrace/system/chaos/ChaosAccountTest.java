package io.millrace.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.chaos.ShopEvent.Order;
import io.millrace.system.chaos.ShopEvent.Page;
import io.millrace.system.chaos.ShopEvent.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosAccountTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SentEvents sent = new SentEvents();
    private final ChaosAccount account = new ChaosAccount(sent);

    @Test
    void missesWhatWasAcceptedAndHasNoRow() {
        accepted(page("a"), page("b"));

        assertThat(account.lost(Map.of("a", 1L))).containsExactly("b");
    }

    @Test
    void doesNotMissWhatWasNeverAnswered() {
        sent.sending(List.of(page("a")));

        assertThat(account.lost(Map.of())).isEmpty();
        assertThat(account.invented(Map.of("a", 1L))).isEmpty();
    }

    @Test
    void findsWhatIsThereTwiceAndWhatNobodySent() {
        accepted(page("a"), page("b"));
        Map<String, Long> rows = Map.of("a", 2L, "b", 1L, "c", 1L);

        assertThat(account.doubled(rows)).containsExactly("a");
        assertThat(account.invented(rows)).containsExactly("c");
    }

    @Test
    void addsOrdersUpByDayAndCountryAndViewsByMinuteAndProduct() {
        accepted(
                order("a", "France", "10.50", NOON),
                order("b", "France", "0.25", NOON.plusSeconds(60)),
                order("c", "Norway", "1.00", NOON),
                view("d", "lantern", NOON),
                view("e", "lantern", NOON.plusSeconds(59)),
                view("f", "lantern", NOON.plusSeconds(60)));

        assertThat(account.revenue())
                .isEqualTo(Map.of(
                        "2026-01-01T00:00:00Z France", new BigDecimal("10.75"),
                        "2026-01-01T00:00:00Z Norway", new BigDecimal("1.00")));
        assertThat(account.views())
                .isEqualTo(Map.of("2026-01-01T12:00:00Z lantern", 2L, "2026-01-01T12:01:00Z lantern", 1L));
    }

    private void accepted(ShopEvent... events) {
        sent.sending(List.of(events));
        sent.accepted(List.of(events));
    }

    private static ShopEvent page(String id) {
        return new Page(id, "somebody");
    }

    private static ShopEvent order(String id, String country, String revenue, Instant at) {
        return new Order(id, "somebody", country, new BigDecimal(revenue), at);
    }

    private static ShopEvent view(String id, String product, Instant at) {
        return new View(id, "somebody", product, at);
    }
}
