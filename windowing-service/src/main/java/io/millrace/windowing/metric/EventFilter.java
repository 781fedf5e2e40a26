package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events a metric or a measure is about: those for which all of it holds.
 *
 * @param types of events, empty for all
 * @param where what fields must say: one of the values
 * @param whereNot what fields must not say: none of the values
 * @param amounts how amounts must compare
 * @param times when events must have happened
 */
public record EventFilter(
        Set<EventType> types,
        Map<Field, List<String>> where,
        Map<Field, List<String>> whereNot,
        List<Comparison> amounts,
        TimeSpan times) {
    /** Takes everything. */
    public static final EventFilter ALL = new EventFilter(Set.of(), Map.of(), Map.of(), List.of());

    /** Whenever events happened. */
    public EventFilter(
            Set<EventType> types,
            Map<Field, List<String>> where,
            Map<Field, List<String>> whereNot,
            List<Comparison> amounts) {
        this(types, where, whereNot, amounts, TimeSpan.ALWAYS);
    }

    public EventFilter {
        types = types.isEmpty() ? Set.of() : EnumSet.copyOf(types);
    }

    public static EventFilter of(EventType... types) {
        return new EventFilter(Set.of(types), Map.of(), Map.of(), List.of());
    }

    /** The same, of events of one time only. */
    public EventFilter during(TimeSpan time) {
        return new EventFilter(types, where, whereNot, amounts, time);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether anything about an event may be taken. */
    boolean takes(EnrichedEvent event) {
        return takes(event.getType()) && times.contains(event.getEventTime());
    }

    boolean takes(Subject subject) {
        if (!takes(subject.event())) {
            return false;
        }
        for (Map.Entry<Field, List<String>> wanted : where.entrySet()) {
            if (!says(subject, wanted)) {
                return false;
            }
        }
        for (Map.Entry<Field, List<String>> unwanted : whereNot.entrySet()) {
            if (says(subject, unwanted)) {
                return false;
            }
        }
        for (Comparison comparison : amounts) {
            if (!comparison.holds(subject)) {
                return false;
            }
        }
        return true;
    }

    /** What of an event is read to judge it, as {@link Field#reads} has it. */
    Set<String> reads() {
        Set<String> reads = new HashSet<>();
        where.keySet().forEach(field -> reads.add(field.reads()));
        whereNot.keySet().forEach(field -> reads.add(field.reads()));
        amounts.forEach(comparison -> reads.addAll(comparison.amount().reads()));
        return reads;
    }

    private boolean takes(EventType type) {
        return types.isEmpty() || types.contains(type);
    }

    private static boolean says(Subject subject, Map.Entry<Field, List<String>> values) {
        String said = values.getKey().of(subject);
        return said != null && values.getValue().contains(said);
    }
}
