package io.millrace.enrichment;

import io.millrace.event.Timelines;
import io.millrace.event.TrustedEvents;
import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Events that say only what a test is about; everything else is unremarkable. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static {
        TrustedEvents.trust();
    }

    private Events() {}

    /** A page view of the anonymous visitor "a:v1". */
    public static CollectedEvent.Builder event(String messageId, Instant time) {
        return CollectedEvent.newBuilder()
                .setMessageId(messageId)
                .setTimeline(Timelines.LIVE)
                .setType(EventType.PAGE_VIEWED)
                .setName("Page Viewed")
                .setVisitorId("a:v1")
                .setEventTime(time)
                .setReceivedAt(time)
                .setSource("shop")
                .setProtocol("native")
                .setContext(Context.newBuilder().build());
    }

    public static CollectedEvent.Builder order(String messageId, Instant time, String revenue) {
        return event(messageId, time)
                .setType(EventType.ORDER_COMPLETED)
                .setName("Order Completed")
                .setRevenue(money(revenue))
                .setCurrency("GBP");
    }

    public static CollectedEvent.Builder refund(String messageId, Instant time, String revenue) {
        return order(messageId, time, revenue).setType(EventType.ORDER_REFUNDED).setName("Order Refunded");
    }

    public static ProductLine line(String productId) {
        return ProductLine.newBuilder().setProductId(productId).build();
    }

    public static Product version(String productId, Instant validFrom, String price) {
        return Product.newBuilder()
                .setProductId(productId)
                .setValidFrom(validFrom)
                .setName("Lantern")
                .setBrand("Bright")
                .setPrice(money(price))
                .setCurrency("GBP")
                .setReceivedAt(validFrom)
                .build();
    }

    public static List<ProductLine> lines(String... productIds) {
        return List.of(productIds).stream().map(Events::line).toList();
    }

    public static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
