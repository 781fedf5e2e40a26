package io.millrace.system.chaos;

import java.math.BigDecimal;
import java.time.Instant;

/** An event as it is sent, with what windows and SQL will be asked about it. */
sealed interface ShopEvent {

    String id();

    /** As a client sends it. */
    String json();

    /** Somebody looks at a product. */
    record View(String id, String visitor, String product, Instant at) implements ShopEvent {
        @Override
        public String json() {
            return """
                    {"type": "track", "event": "Product Viewed", "messageId": "%s", "anonymousId": "%s", "timestamp": "%s",
                     "properties": {"product_id": "%s"}}""".formatted(id, visitor, at, product);
        }
    }

    /** Somebody buys. */
    record Order(String id, String user, String country, BigDecimal revenue, Instant at) implements ShopEvent {
        @Override
        public String json() {
            return """
                    {"type": "track", "event": "Order Completed", "messageId": "%1$s", "userId": "%2$s", "timestamp": "%3$s",
                     "properties": {"order_id": "%1$s", "revenue": %4$s, "currency": "GBP"},
                     "context": {"location": {"country": "%5$s"}}}""".formatted(id, user, at, revenue, country);
        }
    }

    /** Somebody opens a page, which no window counts. */
    record Page(String id, String visitor) implements ShopEvent {
        @Override
        public String json() {
            return """
                    {"type": "page", "messageId": "%s", "anonymousId": "%s"}""".formatted(id, visitor);
        }
    }
}
