package io.millrace.windowing.session;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.time.HeardTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.StoredState;
import io.millrace.windowing.window.Reached;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Puts steps together and sends sessions as the markers pass them. */
final class SessionProcessor implements Processor<String, SessionStepBatch, String, Session> {
    private final SessionRule rule;
    private final TimeSpan wanted;
    private ProcessorContext<String, Session> context;
    private HeardTimelines timelines;
    private SessionOperator sessions;

    SessionProcessor(SessionRule rule, TimeSpan wanted) {
        this.rule = rule;
        this.wanted = wanted;
    }

    @Override
    public void init(ProcessorContext<String, Session> processorContext) {
        context = processorContext;
        timelines = new HeardTimelines(new WatermarkStore(processorContext.getStateStore(SessionStage.WATERMARKS)));
        sessions = new SessionOperator(
                rule,
                this::progress,
                new StoredState<>(processorContext.getStateStore(SessionStage.SESSIONS)),
                new StoredState<>(processorContext.getStateStore(SessionStage.TIMERS)),
                this::send);
    }

    @Override
    public void process(Record<String, SessionStepBatch> record) {
        if (record.value() == null) {
            hear(record);
        } else {
            record.value().getSteps().forEach(sessions::take);
        }
    }

    private void hear(Record<String, SessionStepBatch> record) {
        Watermark marker = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> new IllegalStateException("The first stage sent neither steps nor a marker"));
        Reached before = progress(marker.getTimeline());
        timelines.hear(marker, Instant.ofEpochMilli(record.timestamp()));
        sessions.advance(marker.getTimeline(), before);
    }

    private void send(Session session) {
        if (!wanted.contains(rule.span(session))) {
            return;
        }
        context.forward(new Record<>(session.getSessionId(), session, Math.max(0, context.currentStreamTimeMs())));
    }

    private Reached progress(String timeline) {
        return Reached.of(timelines.reached(timeline));
    }
}
