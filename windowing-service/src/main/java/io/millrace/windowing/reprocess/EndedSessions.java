package io.millrace.windowing.reprocess;

import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.session.SessionStage;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Stands beside the stage of sessions, and says when all of them have ended. */
public final class EndedSessions implements ProcessorSupplier<String, SessionStepBatch, Void, Void> {
    /** The store of that stage that it reads. */
    public static final String STORE = SessionStage.WATERMARKS;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final EndOfLog end;

    public EndedSessions(EndOfLog end) {
        this.end = end;
    }

    @Override
    public Processor<String, SessionStepBatch, Void, Void> get() {
        return new Looks(end);
    }

    /** Looks again and again. */
    private static final class Looks implements Processor<String, SessionStepBatch, Void, Void> {
        private final EndOfLog end;
        private ProcessorContext<Void, Void> context;
        private Cancellable looks;

        Looks(EndOfLog end) {
            this.end = end;
        }

        @Override
        public void init(ProcessorContext<Void, Void> processorContext) {
            context = processorContext;
            looks = processorContext.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, now -> look());
        }

        @Override
        public void process(Record<String, SessionStepBatch> record) {
            // The stage has taken it.
        }

        private void look() {
            if (end.isHeardBy(new WatermarkStore(context.getStateStore(STORE)))) {
                end.written(context.taskId().partition(), 0);
                looks.cancel();
            }
        }
    }
}
