package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric looks at: an event, or one product of an event.
 *
 * @param product the one that it is about, null when there is none
 * @param lines all products whose amounts are its own
 */
public record Subject(EnrichedEvent event, @Nullable ProductLine product, List<ProductLine> lines) {

    static Subject whole(EnrichedEvent event) {
        return new Subject(event, event.getProduct(), products(event));
    }

    /** One subject for each product of the event, none for an event without. */
    static List<Subject> perProduct(EnrichedEvent event) {
        return products(event).stream()
                .map(line -> new Subject(event, line, List.of(line)))
                .toList();
    }

    private static List<ProductLine> products(EnrichedEvent event) {
        @Nullable ProductLine product = event.getProduct();
        if (product == null) {
            return event.getLines();
        }
        if (event.getLines().isEmpty()) {
            return List.of(product);
        }
        List<ProductLine> products = new ArrayList<>();
        products.add(product);
        products.addAll(event.getLines());
        return products;
    }
}
