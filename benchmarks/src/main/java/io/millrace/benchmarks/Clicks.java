package io.millrace.benchmarks;

/** Events as a storefront sends them. */
final class Clicks {
    private Clicks() {}

    static String view(String messageId, String visitor, String product) {
        return """
                {"type": "track", "event": "Product Viewed", "messageId": "%s", "anonymousId": "%s",
                 "properties": {"product_id": "%s"}}""".formatted(messageId, visitor, product);
    }

    static String order(String messageId, String user) {
        return """
                {"type": "track", "event": "Order Completed", "messageId": "%s", "userId": "%s",
                 "properties": {"order_id": "%s", "revenue": 10, "currency": "GBP"}}""".formatted(messageId, user, messageId);
    }
}
