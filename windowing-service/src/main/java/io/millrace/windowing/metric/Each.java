package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import java.util.List;

/** What a metric counts as one. */
public enum Each {
    /** The event, whatever it is about. */
    EVENT,
    /** Each product of the event: the one that it is about, or every line of the order, cart or list. */
    PRODUCT;

    List<Subject> subjects(EnrichedEvent event) {
        return this == EVENT ? List.of(Subject.whole(event)) : Subject.perProduct(event);
    }
}
