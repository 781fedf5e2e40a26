package io.millrace.windowing.reprocess;

import io.millrace.event.windows.WindowState;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.pane.ReplacementHeaders;
import io.millrace.windowing.window.Replacement;
import io.millrace.windowing.window.ReplacementSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run knows of its windows among the partials of the running service, partition by partition: both have the same
 * partitions, as both are keyed by metric and group.
 */
final class ReplacementWriter {
    private static final byte[] NO_KEY = {};
    private static final int BETWEEN_WORDS = 100_000;

    private final FinishedRun run;
    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Deserializer<WindowState> windows;
    private final Consumer<String> say;
    private final Map<Integer, ReplacementSequence> sequences = new HashMap<>();
    private final Map<Integer, Future<RecordMetadata>> last = new HashMap<>();
    private long written;

    ReplacementWriter(
            FinishedRun run, String topic, Producer<byte[], byte[]> producer, AvroSerdes serdes, Consumer<String> say) {
        this.run = run;
        this.topic = topic;
        this.producer = producer;
        this.windows = serdes.of(WindowState.class).deserializer();
        this.say = say;
    }

    /**
     * Returns the last offset of each partition once the brokers have everything.
     *
     * @throws IllegalStateException when the partitions differ
     */
    Map<Integer, Long> write(Metric metric, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException {
        String source = Run.windowsOf(run.id()).name();
        int partitions = producer.partitionsFor(topic).size();
        if (consumer.partitionsFor(source).size() != partitions) {
            throw new IllegalStateException(
                    "%s and %s have not the same number of partitions: run it anew under another name."
                            .formatted(source, topic));
        }
        requireWhole(source, consumer);
        for (int partition = 0; partition < partitions; partition++) {
            sequences.put(partition, new ReplacementSequence(metric, run.run().range(), run.asOf()));
        }
        CommittedRecords.forEach(consumer, source, this::write);
        sequences.forEach((partition, sequence) -> send(partition, sequence.end(), null));
        producer.flush();
        return offsets();
    }

    /** What is missing would be taken for windows that there are not. */
    private static void requireWhole(
            String source, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(source).stream()
                .map(partition -> new TopicPartition(source, partition.partition()))
                .toList();
        if (consumer.beginningOffsets(partitions).values().stream().anyMatch(offset -> offset > 0)) {
            throw new IllegalStateException(
                    "%s is not kept as a whole any more: run it anew under another name.".formatted(source));
        }
    }

    private void write(ConsumerRecord<byte[], byte[]> record) {
        WindowState window = windows.deserialize(PaneStage.WINDOWS, record.value());
        ReplacementSequence sequence = sequences.get(record.partition());
        if (sequence != null) {
            send(record.partition(), sequence.next(window), record.value());
        }
        written++;
        if (written % BETWEEN_WORDS == 0) {
            say.accept("%d windows have been handed over.".formatted(written));
        }
    }

    /** Those before it in its partition are with the brokers too, or it is not: a producer keeps their order. */
    @SuppressWarnings("NullAway") // Like a marker, a replacement has no value, which Kafka's types do not say.
    private void send(int partition, Replacement replacement, byte @Nullable [] window) {
        last.put(
                partition,
                producer.send(new ProducerRecord<>(
                        topic,
                        partition,
                        run.asOf().toEpochMilli(),
                        NO_KEY,
                        null,
                        ReplacementHeaders.of(replacement, window))));
    }

    private Map<Integer, Long> offsets() throws ExecutionException, InterruptedException {
        Map<Integer, Long> offsets = new HashMap<>();
        for (Map.Entry<Integer, Future<RecordMetadata>> record : last.entrySet()) {
            offsets.put(record.getKey(), record.getValue().get().offset());
        }
        return offsets;
    }
}
