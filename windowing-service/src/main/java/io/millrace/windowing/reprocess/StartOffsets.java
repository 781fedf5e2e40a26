package io.millrace.windowing.reprocess;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Finds the piece of the log that a run reads, and lets its application begin there. */
public final class StartOffsets implements StartStep {
    private final Supplier<Admin> admins;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Piece piece;
    private final EndOfLog end;

    public StartOffsets(
            Supplier<Admin> admins, Supplier<Consumer<byte[], byte[]>> consumers, Piece piece, EndOfLog end) {
        this.admins = admins;
        this.consumers = consumers;
        this.piece = piece;
        this.end = end;
    }

    @Override
    public String name() {
        return "the piece of the log";
    }

    @Override
    public void run() throws NotYetException, InterruptedException {
        try (Consumer<byte[], byte[]> consumer = consumers.get();
                Admin admin = admins.get()) {
            LogBounds bounds = LogBounds.find(consumer, piece.topic(), piece.firstArrival());
            admin.alterConsumerGroupOffsets(piece.applicationId(), offsets(bounds))
                    .all()
                    .get();
            end.isAt(bounds);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new NotYetException(e.getCause());
            }
            throw new IllegalStateException(
                    "%s has run before (%s): give the run another name with --run."
                            .formatted(piece.applicationId(), e.getMessage()),
                    e);
        } catch (RetriableException e) {
            throw new NotYetException(e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(LogBounds bounds) {
        return bounds.first().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, first -> new OffsetAndMetadata(first.getValue())));
    }

    /** What is read of a topic, and by whom. */
    public record Piece(String topic, Instant firstArrival, String applicationId) {}
}
