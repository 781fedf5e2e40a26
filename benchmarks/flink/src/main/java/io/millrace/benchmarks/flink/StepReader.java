package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.flink.JobSettings.Codec;
import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes what sessions need out of an event. */
final class StepReader implements KafkaRecordDeserializationSchema<Step> {
    private final Codec codec;
    private final EventReader events = new EventReader();

    StepReader(Codec codec) {
        this.codec = codec;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Step> out) throws IOException {
        byte[] value = record.value();
        if (value != null) { // A marker has none; Flink's watermarks come from the events.
            out.collect(codec == Codec.AVRO ? of(events.read(value)) : of(Compact.of(value)));
        }
    }

    @Override
    public TypeInformation<Step> getProducedType() {
        return TypeInformation.of(Step.class);
    }

    private static Step of(EnrichedEvent event) {
        Context context = event.getContext();
        @Nullable Campaign campaign = context.getCampaign();
        @Nullable Place place = context.getPlace();
        @Nullable Device device = context.getDevice();
        @Nullable ProductLine product = event.getProduct();
        Step step = new Step();
        step.visitor = event.getVisitorId();
        step.customer = event.getCustomerId();
        step.time = event.getEventTime().toEpochMilli();
        step.type = event.getType();
        boolean order = event.getType() == EventType.ORDER_COMPLETED && event.getRevenue() != null;
        step.revenue = order ? event.getRevenue().unscaledValue().longValue() : 0;
        step.path = known(context.getPath());
        step.campaign = campaign == null ? "" : known(campaign.getSource());
        step.country = place == null ? "" : known(place.getCountry());
        step.device = device == null ? "" : known(device.getType());
        step.items = product == null ? List.of() : List.of(known(product.getProductId()));
        return step;
    }

    private static Step of(Compact event) {
        Step step = new Step();
        step.time = event.time();
        step.type = event.type();
        step.revenue = event.type() == EventType.ORDER_COMPLETED ? event.revenue() : 0;
        step.items = List.of(event.nextText());
        step.visitor = event.nextText();
        step.customer = event.nextText();
        event.nextText(); // The session; Flink finds sessions by itself.
        step.path = event.nextText();
        step.campaign = event.nextText();
        step.country = event.nextText();
        step.device = event.nextText();
        return step;
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
