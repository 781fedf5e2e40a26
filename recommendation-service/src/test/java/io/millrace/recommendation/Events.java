package io.millrace.recommendation;

import io.millrace.event.Timelines;
import io.millrace.event.TrustedEvents;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import java.time.Instant;

/** Events that say only what a test is about; everything else is unremarkable. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static {
        TrustedEvents.trust();
    }

    private Events() {}

    /** Somebody looks at a product. */
    public static EnrichedEvent.Builder viewed(String visitorId, String productId, Instant time) {
        return event(visitorId, time)
                .setType(EventType.PRODUCT_VIEWED)
                .setName("Product Viewed")
                .setProduct(ProductLine.newBuilder().setProductId(productId).build());
    }

    public static EnrichedEvent.Builder event(String visitorId, Instant time) {
        return EnrichedEvent.newBuilder()
                .setMessageId(visitorId + "@" + time)
                .setTimeline(Timelines.LIVE)
                .setType(EventType.PAGE_VIEWED)
                .setName("Page Viewed")
                .setVisitorId(visitorId)
                .setCustomerId(visitorId)
                .setSessionId("visit-of-" + visitorId)
                .setSessionSeq(1)
                .setEventTime(time)
                .setReceivedAt(time)
                .setEnrichedAt(time)
                .setSource("shop")
                .setProtocol("native")
                .setCompleteness(Completeness.COMPLETE)
                .setContext(Context.newBuilder().build());
    }
}
