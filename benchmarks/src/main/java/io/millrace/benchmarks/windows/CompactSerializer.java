package io.millrace.benchmarks.windows;

import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Events without Avro, to measure the windows alone: time, type, quantity and revenue at fixed places, then texts, each with
 * its length in front. Only what windows need is there, and all of it must be in the event.
 */
final class CompactSerializer implements Serializer<EnrichedEvent> {
    private static final int LONGEST = 1024;
    private static final List<EventType> TYPES = List.of(EventType.values());

    @Override
    public byte[] serialize(String topic, EnrichedEvent event) {
        ProductLine product = event.getProduct();
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        bytes.putLong(event.getEventTime().toEpochMilli());
        bytes.put((byte) TYPES.indexOf(event.getType()));
        bytes.putLong(unscaled(product.getQuantity()));
        bytes.putLong(unscaled(event.getRevenue()));
        texts(event, product).forEach(text -> put(bytes, text));
        byte[] encoded = new byte[bytes.position()];
        bytes.flip().get(encoded);
        return encoded;
    }

    private static List<String> texts(EnrichedEvent event, ProductLine product) {
        Context context = event.getContext();
        return List.of(
                product.getProductId(),
                event.getVisitorId(),
                event.getCustomerId(),
                event.getSessionId(),
                context.getPath(),
                context.getCampaign().getSource(),
                context.getPlace().getCountry(),
                context.getDevice().getType());
    }

    private static long unscaled(@Nullable BigDecimal amount) {
        return amount == null ? 0 : amount.unscaledValue().longValueExact();
    }

    private static void put(ByteBuffer bytes, String text) {
        bytes.putShort((short) text.length());
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
