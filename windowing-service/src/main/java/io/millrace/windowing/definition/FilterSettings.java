package io.millrace.windowing.definition;

import io.millrace.event.clickstream.EventType;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Comparison;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which events a metric or a measure is about.
 *
 * @param types of events, by the names that SQL has for them; none for all
 * @param where what fields must say: one of the values
 * @param whereNot what fields must not say: none of the values
 * @param amounts how amounts must compare, as in {@code >= 100}
 */
public record FilterSettings(
        @DefaultValue List<EventType> types,
        @DefaultValue Map<Field, List<String>> where,
        @DefaultValue Map<Field, List<String>> whereNot,
        @DefaultValue Map<Amount, String> amounts) {
    public static final FilterSettings NONE = new FilterSettings(List.of(), Map.of(), Map.of(), Map.of());

    EventFilter toFilter(Mistakes mistakes) {
        List<Comparison> comparisons = new ArrayList<>();
        amounts.forEach((amount, text) -> {
            Optional<Comparison> comparison = Comparison.parse(amount, text);
            comparison.ifPresent(comparisons::add);
            if (comparison.isEmpty()) {
                mistakes.add(
                        "amounts." + amount.label(),
                        "'%s' is no comparison: one of < <= = != >= > and a number, as in \">= 100\"".formatted(text));
            }
        });
        return new EventFilter(Set.copyOf(types), where, whereNot, comparisons);
    }
}
