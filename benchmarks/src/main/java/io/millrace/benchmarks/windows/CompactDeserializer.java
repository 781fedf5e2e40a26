package io.millrace.benchmarks.windows;

import io.millrace.event.Amounts;
import io.millrace.event.Timelines;
import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.schema.AvroDeserializer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CompactSerializer} writes from the topic of events, and Avro from all others: named in the service's settings.
 * Of an event it reads what the work looks at, as the other contestants do.
 */
public final class CompactDeserializer implements Deserializer<SpecificRecord> {
    private static final int TYPE = 8;
    private static final int QUANTITY = 9;
    private static final int REVENUE = 17;
    private static final int TEXTS = 25;
    /** Which work it is, for the process that does it. */
    private static final String WORK = "benchmark.work";

    private static final boolean OF_SESSIONS = Work.SESSIONS.name().equals(System.getProperty(WORK));
    private static final EventType[] TYPES = EventType.values();

    private final AvroDeserializer others = new AvroDeserializer();

    /** What the command of that process needs. */
    static String option(Work work) {
        return "-D" + WORK + "=" + work.name();
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        others.configure(settings, isKey);
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null || !topic.equals(TopicCatalogue.EVENTS_ENRICHED.name())) {
            return others.deserialize(topic, bytes);
        }
        return event(new Texts(bytes));
    }

    /** With nothing in the fields that no window looks at. */
    private static EnrichedEvent event(Texts texts) {
        ByteBuffer bytes = texts.bytes;
        EventType type = TYPES[bytes.get(TYPE)];
        ProductLine product = new ProductLine();
        product.put(At.QUANTITY, BigDecimal.valueOf(bytes.getLong(QUANTITY), Amounts.QUANTITY_SCALE));
        EnrichedEvent event = new EnrichedEvent();
        event.put(At.TIMELINE, Timelines.LIVE);
        event.put(At.EVENT_TIME, Instant.ofEpochMilli(bytes.getLong(0)));
        event.put(At.TYPE, type);
        event.put(At.PRODUCT, product);
        event.put(At.LINES, List.of());
        if (type == EventType.ORDER_COMPLETED) {
            event.put(At.REVENUE, BigDecimal.valueOf(bytes.getLong(REVENUE), Amounts.MONEY_SCALE));
            event.put(At.CURRENCY, EventLog.CURRENCY);
        }
        product.put(At.PRODUCT_ID, texts.next());
        if (OF_SESSIONS) {
            putVisit(event, texts);
        }
        return event;
    }

    private static void putVisit(EnrichedEvent event, Texts texts) {
        event.put(At.VISITOR, texts.next());
        event.put(At.CUSTOMER, texts.next());
        event.put(At.SESSION, texts.next());
        event.put(At.CONTEXT, context(texts));
    }

    private static Context context(Texts texts) {
        Context context = new Context();
        context.put(At.PATH, texts.next());
        context.put(At.CAMPAIGN, new Campaign(texts.next(), null, null, null, null));
        context.put(At.PLACE, new Place(texts.next(), null, null));
        context.put(At.DEVICE, new Device(texts.next(), null, null));
        return context;
    }

    /** The texts of an event, one after another. */
    private static final class Texts {
        private final byte[] value;
        private final ByteBuffer bytes;

        Texts(byte[] value) {
            this.value = value;
            this.bytes = ByteBuffer.wrap(value).position(TEXTS);
        }

        String next() {
            int length = bytes.getShort();
            String text = new String(value, bytes.position(), length, StandardCharsets.ISO_8859_1);
            bytes.position(bytes.position() + length);
            return text;
        }
    }

    /** Where fields are in their records. */
    private static final class At {
        static final int TIMELINE = of(EnrichedEvent.getClassSchema(), "timeline");
        static final int EVENT_TIME = of(EnrichedEvent.getClassSchema(), "eventTime");
        static final int TYPE = of(EnrichedEvent.getClassSchema(), "type");
        static final int PRODUCT = of(EnrichedEvent.getClassSchema(), "product");
        static final int LINES = of(EnrichedEvent.getClassSchema(), "lines");
        static final int REVENUE = of(EnrichedEvent.getClassSchema(), "revenue");
        static final int CURRENCY = of(EnrichedEvent.getClassSchema(), "currency");
        static final int VISITOR = of(EnrichedEvent.getClassSchema(), "visitorId");
        static final int CUSTOMER = of(EnrichedEvent.getClassSchema(), "customerId");
        static final int SESSION = of(EnrichedEvent.getClassSchema(), "sessionId");
        static final int CONTEXT = of(EnrichedEvent.getClassSchema(), "context");
        static final int PRODUCT_ID = of(ProductLine.getClassSchema(), "productId");
        static final int QUANTITY = of(ProductLine.getClassSchema(), "quantity");
        static final int PATH = of(Context.getClassSchema(), "path");
        static final int CAMPAIGN = of(Context.getClassSchema(), "campaign");
        static final int PLACE = of(Context.getClassSchema(), "place");
        static final int DEVICE = of(Context.getClassSchema(), "device");

        private At() {}

        private static int of(Schema schema, String field) {
            return schema.getField(field).pos();
        }
    }
}
