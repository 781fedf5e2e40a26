package io.millrace.recommendation.follow;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.RecommendationMetrics.RecordFate;
import io.millrace.recommendation.index.Click;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the click in a record. A record that nobody can read is counted, said and passed over. */
final class EventReader {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Deserializer<EnrichedEvent> events;
    private final RecommendationMetrics metrics;

    EventReader(Deserializer<EnrichedEvent> events, RecommendationMetrics metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * The click that a record is, if it is one.
     *
     * @throws io.millrace.streams.schema.RegistryUnavailableException when nobody can say yet
     */
    Optional<Click> read(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            metrics.countRecord(RecordFate.MARKER);
            return Optional.empty();
        }
        try {
            Optional<Click> click = ClickRule.clickOf(events.deserialize(record.topic(), value));
            metrics.countRecord(click.isPresent() ? RecordFate.LEARNT : RecordFate.PASSED_OVER);
            return click;
        } catch (SerializationException e) {
            metrics.countRecord(RecordFate.UNREADABLE);
            LOG.warn(
                    "Passing over {}-{} at offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
