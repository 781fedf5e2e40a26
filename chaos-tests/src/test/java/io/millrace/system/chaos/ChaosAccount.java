package io.millrace.system.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must have become of what was sent, by the clients' own record and nothing else. */
final class ChaosAccount {
    private final SentEvents sent;

    ChaosAccount(SentEvents sent) {
        this.sent = sent;
    }

    /**
     * Accepted events without a row.
     *
     * @param rows how often each id is there
     */
    Set<String> lost(Map<String, Long> rows) {
        Set<String> lost = new HashSet<>(sent.acceptedIds());
        lost.removeAll(rows.keySet());
        return lost;
    }

    /** Rows of events that nobody sent. */
    Set<String> invented(Map<String, Long> rows) {
        Set<String> invented = new HashSet<>(rows.keySet());
        invented.removeAll(sent.sentIds());
        return invented;
    }

    /** Events with more than one row. */
    Set<String> doubled(Map<String, Long> rows) {
        Set<String> doubled = new TreeSet<>();
        rows.forEach((id, times) -> {
            if (times > 1) {
                doubled.add(id);
            }
        });
        return doubled;
    }

    /** By day and country. */
    Map<String, BigDecimal> revenue() {
        return sent.of(ShopEvent.Order.class).stream()
                .collect(groupingBy(
                        order -> order.at().truncatedTo(ChronoUnit.DAYS) + " " + order.country(),
                        TreeMap::new,
                        mapping(ShopEvent.Order::revenue, reducing(BigDecimal.ZERO, BigDecimal::add))));
    }

    /** By minute and product. */
    Map<String, Long> views() {
        return sent.of(ShopEvent.View.class).stream()
                .collect(groupingBy(
                        view -> view.at().truncatedTo(ChronoUnit.MINUTES) + " " + view.product(),
                        TreeMap::new,
                        counting()));
    }
}
