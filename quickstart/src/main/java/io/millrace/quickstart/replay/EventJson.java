package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.Invoice;
import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.retail.Row;
import io.millrace.quickstart.retail.ShopEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Writes events as the gateway takes them: tracked in the way of Segment's e-commerce spec. */
final class EventJson implements JsonLine<ShopEvent> {
    private final String messagePrefix;
    private final Function<ShopEvent, Instant> timestamp;

    /**
     * A format for one run.
     *
     * @param messagePrefix what every message id begins with
     * @param timestamp the time that an event is sent with
     */
    EventJson(String messagePrefix, Function<ShopEvent, Instant> timestamp) {
        this.messagePrefix = messagePrefix;
        this.timestamp = timestamp;
    }

    @Override
    public void write(JsonGenerator json, ShopEvent event) {
        Invoice invoice = event.invoice();
        json.writeStartObject();
        json.writeStringProperty("type", "track");
        json.writeStringProperty("event", event.kind().title());
        json.writeStringProperty("messageId", messagePrefix + "-" + invoice.number() + "-" + event.number());
        writeVisitor(json, invoice);
        json.writeStringProperty("timestamp", Times.iso(timestamp.apply(event)));
        writeProperties(json, event);
        json.writeObjectPropertyStart("context");
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("country", invoice.country());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Whoever has no number is a stranger of this one invoice. */
    private static void writeVisitor(JsonGenerator json, Invoice invoice) {
        Optional<String> customer = invoice.customer();
        if (customer.isPresent()) {
            json.writeStringProperty("userId", customer.get());
        } else {
            json.writeStringProperty("anonymousId", OnlineRetail.NAME + "-" + invoice.number());
        }
    }

    private static void writeProperties(JsonGenerator json, ShopEvent event) {
        json.writeObjectPropertyStart("properties");
        switch (event.kind()) {
            case PRODUCT_VIEWED -> writeViewed(json, event.lines().get(0));
            case PRODUCT_ADDED, STOCK_ADJUSTED -> writeLine(json, event.lines().get(0));
            case ORDER_COMPLETED, ORDER_REFUNDED -> writeOrder(json, event);
        }
        json.writeStringProperty("currency", OnlineRetail.CURRENCY);
        json.writeStringProperty("country", event.invoice().country());
        json.writeEndObject();
    }

    private static void writeOrder(JsonGenerator json, ShopEvent event) {
        json.writeStringProperty("order_id", event.invoice().number());
        json.writeName("revenue");
        json.writeNumber(event.revenue());
        json.writeArrayPropertyStart("products");
        for (Row row : event.lines()) {
            json.writeStartObject();
            writeLine(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeLine(JsonGenerator json, Row row) {
        writeViewed(json, row);
        json.writeName("quantity");
        json.writeNumber(row.quantity());
    }

    private static void writeViewed(JsonGenerator json, Row row) {
        json.writeStringProperty("product_id", row.productId());
        if (row.name() != null) {
            json.writeStringProperty("name", row.name());
        }
        json.writeName("price");
        json.writeNumber(row.price());
    }
}
