package io.millrace.warehouse.connect;

import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Enriched events whose fields are all dull until a test says otherwise. */
final class Events {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static EnrichedEvent.Builder event() {
        return EnrichedEvent.newBuilder()
                .setMessageId("m1")
                .setTimeline("live")
                .setType(EventType.CUSTOM)
                .setName("Something")
                .setVisitorId("a:device")
                .setCustomerId("u:ann")
                .setSessionId("0123456789abcdef0123456789abcdef")
                .setSessionSeq(1)
                .setEventTime(NOON)
                .setReceivedAt(NOON)
                .setEnrichedAt(NOON)
                .setSource("web")
                .setProtocol("events")
                .setLines(List.of())
                .setCompleteness(Completeness.COMPLETE)
                .setContext(context().build());
    }

    static Context.Builder context() {
        return Context.newBuilder();
    }

    static ProductLine product(String id, String price, String quantity) {
        return ProductLine.newBuilder()
                .setProductId(id)
                .setName("Lamp " + id)
                .setCategory("lights")
                .setBrand("Acme")
                .setPrice(money(price))
                .setQuantity(new BigDecimal(quantity).setScale(3))
                .build();
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
