package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Session;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.reprocess.LiveComparison.Differences;
import io.millrace.windowing.session.SessionRule;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Compares the sessions of a run with those of the running service: the last revision of each, and what was late. */
public final class SessionComparison {
    private final Run run;
    private final SessionRule rule;
    private final Consumer<byte[], byte[]> consumer;
    private final AvroSerdes serdes;

    /**
     * @param consumer that reads what is committed and belongs to no group
     */
    public SessionComparison(Run run, SessionRule rule, Consumer<byte[], byte[]> consumer, AvroSerdes serdes) {
        this.run = run;
        this.rule = rule;
        this.consumer = consumer;
        this.serdes = serdes;
    }

    public Differences find() {
        String sessions = TopicCatalogue.SESSIONS_CLOSED.name();
        return Differences.between(
                lastRevisions(sessions), lastRevisions(run.nameOf(sessions)), LateEvents.of(run, consumer, serdes));
    }

    private Map<String, String> lastRevisions(String topic) {
        Deserializer<Session> sessions = serdes.of(Session.class).deserializer();
        Map<String, String> last = new HashMap<>();
        CommittedRecords.forEach(consumer, topic, record -> {
            Session session = sessions.deserialize(topic, record.value());
            if (run.range().contains(rule.span(session))) {
                last.put(session.getSessionId(), said(session));
            } else {
                last.remove(session.getSessionId());
            }
        });
        return last;
    }

    /** All but its revision, of which a run has fewer; and items in any order, as they come from several partitions. */
    private static String said(Session session) {
        StringBuilder said = new StringBuilder();
        for (Schema.Field field : session.getSchema().getFields()) {
            if (field.name().equals("items")) {
                said.append(session.getItems().stream().sorted().toList());
            } else if (!field.name().equals("revision")) {
                said.append(session.get(field.pos())).append(' ');
            }
        }
        return said.toString();
    }
}
