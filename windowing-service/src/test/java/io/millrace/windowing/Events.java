package io.millrace.windowing;

import io.millrace.event.Timelines;
import io.millrace.event.TrustedEvents;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events that say only what a test is about; everything else is unremarkable. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static {
        TrustedEvents.trust();
    }

    private Events() {}

    /** A page view of the customer "a:v1" in the session "s1". */
    public static EnrichedEvent.Builder event(String messageId, Instant time) {
        return EnrichedEvent.newBuilder()
                .setMessageId(messageId)
                .setTimeline(Timelines.LIVE)
                .setType(EventType.PAGE_VIEWED)
                .setName("Page Viewed")
                .setVisitorId("a:v1")
                .setCustomerId("a:v1")
                .setSessionId("s1")
                .setSessionSeq(1)
                .setEventTime(time)
                .setReceivedAt(time)
                .setEnrichedAt(time)
                .setSource("shop")
                .setProtocol("native")
                .setCompleteness(Completeness.COMPLETE)
                .setContext(from(null));
    }

    public static EnrichedEvent.Builder order(
            String messageId, Instant time, String revenue, @Nullable String country) {
        return event(messageId, time)
                .setType(EventType.ORDER_COMPLETED)
                .setName("Order Completed")
                .setRevenue(money(revenue))
                .setCurrency("GBP")
                .setContext(from(country));
    }

    public static EnrichedEvent.Builder view(String messageId, Instant time, String productId) {
        return event(messageId, time)
                .setType(EventType.PRODUCT_VIEWED)
                .setName("Product Viewed")
                .setProduct(ProductLine.newBuilder().setProductId(productId).build());
    }

    public static Context from(@Nullable String country) {
        Place place =
                country == null ? null : Place.newBuilder().setCountry(country).build();
        return Context.newBuilder().setPlace(place).build();
    }

    public static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
