package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.flink.JobSettings.Codec;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes what fixed windows need out of an event. */
final class PurchaseReader implements KafkaRecordDeserializationSchema<Tuple3<String, Long, Long>> {
    private static final String NO_PRODUCT = "";

    private final Codec codec;
    private final EventReader events = new EventReader();

    PurchaseReader(Codec codec) {
        this.codec = codec;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, Long, Long>> out)
            throws IOException {
        byte[] value = record.value();
        if (value != null) { // A marker has none; Flink's watermarks come from the events.
            out.collect(codec == Codec.AVRO ? of(events.read(value)) : of(Compact.of(value)));
        }
    }

    @Override
    public TypeInformation<Tuple3<String, Long, Long>> getProducedType() {
        return Purchase.TYPE;
    }

    private static Tuple3<String, Long, Long> of(EnrichedEvent event) {
        @Nullable ProductLine product = event.getProduct();
        long quantity = product == null || product.getQuantity() == null
                ? 0
                : product.getQuantity().unscaledValue().longValue();
        String id = product == null || product.getProductId() == null ? NO_PRODUCT : product.getProductId();
        return Tuple3.of(id, event.getEventTime().toEpochMilli(), quantity);
    }

    private static Tuple3<String, Long, Long> of(Compact event) {
        return Tuple3.of(event.nextText(), event.time(), event.quantity());
    }
}
