package io.millrace.windowing.event;

import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.streams.errors.BadInputException;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.Excerpt;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads of events what is looked at, and the whole of those few that are passed on. */
public final class EventReader {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Of every event. */
    private static final Set<String> ALWAYS = Set.of("type", "eventTime", "timeline", "product", "lines");

    private static final String OF_CONTEXT = "context.";
    private static final String OF_PRODUCT = "product.";

    private final Deserializer<EnrichedEvent> some;
    private final Deserializer<EnrichedEvent> whole;

    private EventReader(Deserializer<EnrichedEvent> some, Deserializer<EnrichedEvent> whole) {
        this.some = some;
        this.whole = whole;
    }

    /** Reads what the stage looks at. */
    public static EventReader of(EventStage.Settings settings, AvroSerdes serdes) {
        return new EventReader(
                serdes.reading(EnrichedEvent.class, excerpt(settings.reads())),
                serdes.of(EnrichedEvent.class).deserializer());
    }

    /** Reads all of every event. */
    public static EventReader whole(Deserializer<EnrichedEvent> events) {
        return new EventReader(events, events);
    }

    /**
     * What is looked at.
     *
     * @throws BadInputException when it is no event, or happened at no time that there are windows of
     */
    EnrichedEvent read(String topic, byte[] record) {
        EnrichedEvent event;
        try {
            event = some.deserialize(topic, record);
        } catch (SerializationException e) {
            throw new BadInputException("Not an enriched event: " + e.getMessage(), e);
        }
        if (event.getEventTime().isBefore(EARLIEST) || !event.getEventTime().isBefore(LATEST)) {
            throw new BadInputException("An event must have happened between the years 1 and 9999");
        }
        return event;
    }

    /** All of an event that has been read. */
    EnrichedEvent readWhole(String topic, byte[] record) {
        return whole.deserialize(topic, record);
    }

    private static Excerpt excerpt(Set<String> reads) {
        Set<String> ofEvent = new HashSet<>(ALWAYS);
        Set<String> ofContext = new HashSet<>();
        Set<String> ofProduct = new HashSet<>();
        for (String field : reads) {
            if (field.startsWith(OF_CONTEXT)) {
                ofEvent.add("context");
                ofContext.add(field.substring(OF_CONTEXT.length()));
            } else if (field.startsWith(OF_PRODUCT)) {
                ofProduct.add(field.substring(OF_PRODUCT.length()));
            } else {
                ofEvent.add(field);
            }
        }
        return new Excerpt(Map.of(
                EnrichedEvent.class.getName(), ofEvent,
                Context.class.getName(), ofContext,
                ProductLine.class.getName(), ofProduct));
    }
}
