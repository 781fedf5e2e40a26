package io.millrace.windowing.reprocess;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.HeardTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.event.Gathered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes a partition on up to its end. When all partitions have been read so far it ends every timeline, in the words of the
 * sources themselves, so that every window gets final.
 */
final class BoundedProcessor implements Processor<byte[], byte[], String, Gathered> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String NOBODY_ELSE = "end-of-log-";

    private final Processor<byte[], byte[], String, Gathered> stage;
    private final EndOfLog end;
    private ProcessorContext<String, Gathered> context;
    private Cancellable looks;

    BoundedProcessor(Processor<byte[], byte[], String, Gathered> stage, EndOfLog end) {
        this.stage = stage;
        this.end = end;
    }

    @Override
    public void init(ProcessorContext<String, Gathered> processorContext) {
        context = processorContext;
        stage.init(processorContext);
        looks = processorContext.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, this::endWhenAllIsRead);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        int partition = context.taskId().partition();
        long offset = context.recordMetadata().orElseThrow().offset();
        if (end.isPassedBy(partition, offset)) {
            return;
        }
        if (record.value() == null) {
            WatermarkHeader.read(record.headers()).ifPresent(word -> end.know(word.getTimeline()));
        }
        stage.process(record);
        end.read(partition, offset);
    }

    private void endWhenAllIsRead(long now) {
        if (end.isReached()) {
            end.timelines().forEach(timeline -> end(timeline, now));
            looks.cancel();
        }
    }

    @SuppressWarnings("NullAway") // A marker has neither key nor value, which Kafka Streams' types do not say.
    private void end(String timeline, long now) {
        for (Watermark word : lastWords(timeline)) {
            stage.process(new Record<>(null, null, now, WatermarkHeader.of(word)));
        }
    }

    /** One of each source that is known and of each that is missing; one at least. */
    private List<Watermark> lastWords(String timeline) {
        List<Watermark> known = new ArrayList<>();
        new WatermarkStore(context.getStateStore(EventStage.WATERMARKS)).recall((word, heardAt) -> {
            if (word.getTimeline().equals(timeline) && !HeardTimelines.isOwn(word)) {
                known.add(word);
            }
        });
        int announced = known.stream().mapToInt(Watermark::getSources).max().orElse(1);
        Instant time =
                known.stream().map(Watermark::getTime).max(Instant::compareTo).orElse(Instant.EPOCH);
        List<Watermark> last = new ArrayList<>();
        for (Watermark word : known) {
            last.add(closing(timeline, word.getSource(), announced, word.getTime()));
        }
        for (int missing = known.size(); missing < announced; missing++) {
            last.add(closing(timeline, NOBODY_ELSE + missing, announced, time));
        }
        return last;
    }

    private static Watermark closing(String timeline, String source, int sources, Instant time) {
        return new Watermark(timeline, source, sources, time, true, Confidence.COMPLETE);
    }

    @Override
    public void close() {
        stage.close();
    }
}
