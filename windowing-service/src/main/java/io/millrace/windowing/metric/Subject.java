package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a metric looks at: an event, or one product of an event.
 *
 * @param product the one that it is about, null when there is none
 * @param lines all products whose amounts are its own
 */
public record Subject(EnrichedEvent event, @Nullable ProductLine product, List<ProductLine> lines) {

    static Subject whole(EnrichedEvent event) {
        return new Subject(event, event.getProduct(), products(event).toList());
    }

    /** One subject for each product of the event, none for an event without. */
    static Stream<Subject> perProduct(EnrichedEvent event) {
        return products(event).map(line -> new Subject(event, line, List.of(line)));
    }

    private static Stream<ProductLine> products(EnrichedEvent event) {
        return Stream.concat(Stream.ofNullable(event.getProduct()), event.getLines().stream());
    }
}
