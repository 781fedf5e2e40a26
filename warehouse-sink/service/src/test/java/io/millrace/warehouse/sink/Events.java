package io.millrace.warehouse.sink;

import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Orders of one line, dull but for their number. */
final class Events {
    static final BigDecimal PRICE = new BigDecimal("2.550000");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static EnrichedEvent order(String id, int number) {
        ProductLine line = ProductLine.newBuilder()
                .setProductId("p" + number)
                .setName("Lamp")
                .setPrice(PRICE)
                .setQuantity(new BigDecimal("2.000"))
                .build();
        return EnrichedEvent.newBuilder()
                .setMessageId(id)
                .setTimeline("live")
                .setType(EventType.ORDER_COMPLETED)
                .setName("Order Completed")
                .setVisitorId("a:device")
                .setCustomerId("u:" + number % 10)
                .setSessionId("0123456789abcdef0123456789abcdef")
                .setSessionSeq(number + 1)
                .setEventTime(NOON.plusMillis(number))
                .setReceivedAt(NOON)
                .setEnrichedAt(NOON)
                .setSource("web")
                .setProtocol("events")
                .setLines(List.of(line))
                .setCompleteness(Completeness.COMPLETE)
                .setRevenue(PRICE.add(PRICE))
                .setCurrency("GBP")
                .setContext(Context.newBuilder().setTitle("Thanks").build())
                .build();
    }
}
