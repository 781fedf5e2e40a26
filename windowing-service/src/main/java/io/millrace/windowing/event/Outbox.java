package io.millrace.windowing.event;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionStep;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.windowing.metric.Group;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What the first stage sends. Partials and steps of sessions wait in batches until there is a marker to be sent, or until
 * {@link #send} is called, which must be within each commit.
 */
final class Outbox {
    /** A repartition drops records without a key; this one is no group's and no session's. */
    private static final String MARKER_KEY = "";

    private final ProcessorContext<String, Gathered> context;
    private final Batches<Partial> partials;
    private final Batches<SessionStep> steps;

    /**
     * Begins with nothing in it.
     *
     * @param partitions of the second stage
     */
    Outbox(ProcessorContext<String, Gathered> context, int partitions) {
        this.context = context;
        this.partials = new Batches<>(partitions, Batches::sizeOf, this::sendPartials);
        this.steps = new Batches<>(partitions, Batches::sizeOf, this::sendSteps);
    }

    void add(Partial partial) {
        String group = new Group(partial.getGroup(), partial.getCurrency()).key();
        partials.add(partial.getMetric() + "?" + group, partial);
    }

    void add(SessionStep step) {
        steps.add(step.getSessionId(), step);
    }

    void send() {
        partials.send();
        steps.send();
    }

    void send(String customerId, Gathered.TooLate late) {
        forward(customerId, late, EventStage.TOO_LATE);
    }

    /** After all that was added before it. */
    @SuppressWarnings("NullAway") // A marker has no value, which Kafka Streams' types do not say.
    void send(Watermark marker) {
        send();
        for (String to : List.of(EventStage.OF_WINDOWS, EventStage.OF_SESSIONS)) {
            context.forward(new Record<>(MARKER_KEY, null, now(), WatermarkHeader.of(marker)), to);
        }
    }

    private void sendPartials(String key, List<Partial> batch) {
        forward(key, new Gathered.OfWindows(new PartialBatch(batch)), EventStage.OF_WINDOWS);
    }

    private void sendSteps(String key, List<SessionStep> batch) {
        forward(key, new Gathered.OfSessions(new SessionStepBatch(batch)), EventStage.OF_SESSIONS);
    }

    /** Without the headers of the event, which others may have had a part in. */
    private void forward(String key, Gathered gathered, String to) {
        context.forward(new Record<>(key, gathered, now()), to);
    }

    /** When the latest record reached the log; by the wall clock only that much is known. */
    private long now() {
        return Math.max(0, context.currentStreamTimeMs());
    }
}
