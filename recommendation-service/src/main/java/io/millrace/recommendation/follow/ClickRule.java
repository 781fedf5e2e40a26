package io.millrace.recommendation.follow;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.recommendation.index.Click;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events show interest in a product. */
final class ClickRule {
    private static final int LONGEST_ID = 256;
    private static final Set<EventType> INTEREST = Set.of(
            EventType.PRODUCT_CLICKED,
            EventType.PRODUCT_VIEWED,
            EventType.PRODUCT_ADDED,
            EventType.PRODUCT_ADDED_TO_WISHLIST,
            EventType.WISHLIST_PRODUCT_ADDED_TO_CART);

    private ClickRule() {}

    /** The click that an event is; crawlers' events are none. */
    static Optional<Click> clickOf(EnrichedEvent event) {
        @Nullable ProductLine product = event.getProduct();
        if (event.getBot() || product == null || !INTEREST.contains(event.getType())) {
            return Optional.empty();
        }
        @Nullable String productId = product.getProductId();
        if (productId == null || productId.isBlank() || productId.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return Optional.of(new Click(
                event.getTimeline(), event.getVisitorId(), event.getSessionId(), event.getEventTime(), productId));
    }
}
