package io.millrace.windowing;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.reprocess.Run;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The windowing service's contract with the rest of the suite.
 *
 * @param enriched read as bytes: what is no event must be told from what is, and counted
 */
record WindowingTopics(
        Topic<byte[], byte[]> enriched,
        Topic<String, WindowPane> results,
        Topic<String, Session> sessions,
        Topic<String, LateEvent> late) {

    /** The topics of a bounded run, which reads what the service reads. */
    static WindowingTopics of(Run run, AvroSerdes serdes) {
        WindowingTopics live = using(serdes);
        return new WindowingTopics(
                live.enriched, copy(run, live.results), copy(run, live.sessions), copy(run, live.late));
    }

    private static <K, V> Topic<K, V> copy(Run run, Topic<K, V> topic) {
        return new Topic<>(run.nameOf(topic.name()), topic.keySerde(), topic.valueSerde());
    }

    static WindowingTopics using(AvroSerdes serdes) {
        return new WindowingTopics(
                new Topic<>(TopicCatalogue.EVENTS_ENRICHED.name(), Serdes.ByteArray(), Serdes.ByteArray()),
                new Topic<>(TopicCatalogue.WINDOW_RESULTS.name(), Serdes.String(), serdes.of(WindowPane.class)),
                new Topic<>(TopicCatalogue.SESSIONS_CLOSED.name(), Serdes.String(), serdes.of(Session.class)),
                new Topic<>(TopicCatalogue.EVENTS_LATE.name(), Serdes.String(), serdes.of(LateEvent.class)));
    }
}
