package io.millrace.quickstart.retail;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.retail.ShopEvent.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file that ships is the one that the documentation gives numbers of; they were counted by other means. */
class OnlineRetailIT {
    private static final List<ShopEvent> EVENTS = new ArrayList<>();
    private static final OnlineRetail DATA = OnlineRetail.on(OnlineRetail.DAYS);

    @BeforeAll
    static void mergeAllVisits() {
        DATA.events().forEachRemaining(EVENTS::add);
    }

    @Test
    void tellsOfAYearOfVisits() {
        Map<Kind, Long> kinds =
                EVENTS.stream().collect(groupingBy(ShopEvent::kind, () -> new EnumMap<>(Kind.class), counting()));

        assertThat(EVENTS).hasSize(1_086_519);
        assertThat(DATA.countEvents()).isEqualTo(1_086_519);
        assertThat(kinds)
                .containsEntry(Kind.PRODUCT_VIEWED, 530_103L)
                .containsEntry(Kind.PRODUCT_ADDED, 530_103L)
                .containsEntry(Kind.STOCK_ADJUSTED, 2_518L)
                .containsEntry(Kind.ORDER_COMPLETED, 19_959L)
                .containsEntry(Kind.ORDER_REFUNDED, 3_836L);
        assertThat(EVENTS.stream().map(event -> event.invoice().number()).distinct())
                .hasSize(25_900);
    }

    @Test
    void addsUpToThePenny() {
        assertThat(sumOf(Kind.ORDER_COMPLETED)).isEqualByComparingTo("10655622.484");
        assertThat(sumOf(Kind.ORDER_REFUNDED)).isEqualByComparingTo("-896812.49");
        assertThat(EVENTS.stream().mapToInt(event -> event.lines().size()).max())
                .hasValue(1_114);
    }

    @Test
    void keepsTheOrderOfTime() {
        assertThat(EVENTS).extracting(ShopEvent::time).isSorted();
        assertThat(EVENTS.get(0).time()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(DATA.days()).isEqualTo(OnlineRetail.DAYS);
    }

    @Test
    void hasAVersionOfEachProductForEachDayThatChangedIt() {
        assertThat(DATA.catalogue()).hasSize(90_429);
        assertThat(DATA.catalogue().stream()
                        .map(version -> version.productId() + version.validFrom())
                        .distinct())
                .hasSize(90_429);
        assertThat(DATA.catalogue().stream().map(ProductVersion::productId).distinct())
                .hasSize(3_938);
        assertThat(DATA.catalogue()).extracting(ProductVersion::name).allMatch(Objects::nonNull);
    }

    private static BigDecimal sumOf(Kind kind) {
        return EVENTS.stream()
                .filter(event -> event.kind() == kind)
                .map(ShopEvent::revenue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
