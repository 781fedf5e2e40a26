package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import java.util.Map;
import java.util.Set;

/**
 * Which events a metric is about.
 *
 * @param types of events, empty for all
 * @param where what fields must say
 */
public record EventFilter(Set<EventType> types, Map<Field, String> where) {

    boolean takes(EnrichedEvent event) {
        return (types.isEmpty() || types.contains(event.getType()))
                && where.entrySet().stream()
                        .allMatch(wanted ->
                                wanted.getValue().equals(wanted.getKey().of(event)));
    }
}
