package io.millrace.windowing.query;

import io.millrace.event.windows.WindowPane;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One who follows a metric. It reads no faster than it is read: what has not been fetched stays with the brokers, so that
 * one who is slow takes no memory and holds nobody up.
 */
final class PaneStream implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int READS_BETWEEN_SIGNS_OF_LIFE = 20;

    private final PaneQuery query;
    private final PaneReader reader;
    private final SseEmitter emitter;
    private final AtomicBoolean ended = new AtomicBoolean();

    PaneStream(PaneQuery query, PaneReader reader, SseEmitter emitter) {
        this.query = query;
        this.reader = reader;
        this.emitter = emitter;
        emitter.onCompletion(this::end);
        emitter.onError(failure -> end());
    }

    void end() {
        ended.set(true);
    }

    @Override
    public void run() {
        try (reader) {
            sendSignOfLife();
            int quiet = 0;
            while (!ended.get()) {
                boolean sent = sendWhatIsThere();
                quiet = sent ? 0 : quiet + 1;
                if (quiet == READS_BETWEEN_SIGNS_OF_LIFE) {
                    sendSignOfLife();
                    quiet = 0;
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.complete(); // The one who followed has gone.
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private boolean sendWhatIsThere() throws IOException {
        Map<Integer, Long> next = new TreeMap<>(reader.position().next());
        boolean sent = false;
        for (ConsumerRecord<String, WindowPane> record : reader.read(PATIENCE)) {
            next.put(record.partition(), record.offset() + 1);
            if (isWanted(record.value()) && !ended.get()) {
                emitter.send(pane(record.value(), new StreamPosition(next)));
                sent = true;
            }
        }
        return sent;
    }

    private boolean isWanted(WindowPane pane) {
        return pane.getMetric().equals(query.metric().name()) && query.takes(pane);
    }

    private SseEventBuilder pane(WindowPane pane, StreamPosition position) {
        return SseEmitter.event().id(position.toString()).name("pane").data(PaneView.of(pane, query.metric()));
    }

    /** Says how far it has come, too, so that a quiet metric need not be read again from where it last said something. */
    private void sendSignOfLife() throws IOException {
        emitter.send(SseEmitter.event().id(reader.position().toString()).comment("waiting"));
    }
}
