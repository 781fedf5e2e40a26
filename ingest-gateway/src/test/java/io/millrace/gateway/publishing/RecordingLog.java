package io.millrace.gateway.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A log in memory that acknowledges at once, or when it is told to. */
public final class RecordingLog implements RecordLog {
    private final List<ProducerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private final List<Runnable> owed = new ArrayList<>();
    private final Map<String, Long> ends = new HashMap<>();
    private boolean silent;
    private boolean failing;

    @Override
    public CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> written, Runnable settled) {
        if (failing) {
            settled.run();
            return CompletableFuture.failedFuture(new LogUnavailableException(new IllegalStateException("broken")));
        }
        records.addAll(written);
        written.forEach(record -> ends.merge(record.topic(), 1L, Long::sum));
        CompletableFuture<Positions> answer = new CompletableFuture<>();
        Positions positions = new Positions(Map.copyOf(ends));
        owed.add(() -> {
            settled.run();
            answer.complete(positions);
        });
        if (!silent) {
            acknowledge();
        }
        return answer;
    }

    /** Everything that was written. */
    public List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** Acknowledges nothing until {@link #acknowledge}. */
    public void fallSilent() {
        silent = true;
    }

    public void acknowledge() {
        owed.forEach(Runnable::run);
        owed.clear();
    }

    public void fail() {
        failing = true;
    }
}
