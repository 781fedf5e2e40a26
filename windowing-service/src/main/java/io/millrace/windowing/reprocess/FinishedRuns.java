package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a run says that it has come to its end: in the last record of the topic that its windows are on, which has no value.
 * A run that broke off has not.
 */
public final class FinishedRuns {
    private static final String HEADER = "millrace-run";
    private static final byte[] NO_KEY = {};
    private static final int PARTITION = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private FinishedRuns() {}

    /**
     * Returns once the brokers have it.
     *
     * @param written how many windows the run has written to each partition
     * @param consumer that reads what is committed and belongs to no group
     * @throws IllegalStateException when these are not all committed
     */
    @SuppressWarnings("NullAway") // A record without a value, which Kafka's types do not say.
    public static void write(
            FinishedRun run,
            Map<Integer, Long> written,
            Consumer<byte[], byte[]> consumer,
            Supplier<Producer<byte[], byte[]>> producers)
            throws ExecutionException, InterruptedException {
        requireCommitted(Run.windowsOf(run.id()).name(), written, consumer);
        RecordHeaders headers = new RecordHeaders();
        headers.add(HEADER, JSON.writeValueAsBytes(run));
        try (Producer<byte[], byte[]> producer = producers.get()) {
            producer.send(new ProducerRecord<>(Run.windowsOf(run.id()).name(), PARTITION, null, NO_KEY, null, headers))
                    .get();
        }
    }

    /** What is missing would be taken for windows that there are not. */
    private static void requireCommitted(String topic, Map<Integer, Long> written, Consumer<byte[], byte[]> consumer) {
        Map<Integer, Long> committed = new HashMap<>();
        CommittedRecords.forEach(consumer, topic, record -> committed.merge(record.partition(), 1L, Long::sum));
        written.forEach((partition, windows) -> {
            if (committed.getOrDefault(partition, 0L) < windows) {
                throw new IllegalStateException(
                        "What the run knew at its end has not all been committed to %s: run it anew under another name"
                                .formatted(topic));
            }
        });
    }

    /**
     * What a run has said.
     *
     * @param consumer that belongs to no group
     * @throws IllegalArgumentException when it has not, or there is no such run
     */
    public static FinishedRun find(String id, Admin admin, Consumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException {
        TopicSpec topic = Run.windowsOf(id);
        Set<String> topics = admin.listTopics().names().get();
        if (!topics.contains(topic.name())) {
            throw new IllegalArgumentException("There is no run '%s', or its topics have been deleted: there is no %s."
                    .formatted(id, topic.name()));
        }
        return last(consumer, new TopicPartition(topic.name(), PARTITION))
                .map(record -> record.headers().lastHeader(HEADER))
                .map(Header::value)
                .map(bytes -> JSON.readValue(new String(bytes, StandardCharsets.UTF_8), FinishedRun.class))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The run '%s' has not come to its end: run it anew under another name.".formatted(id)));
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> last(
            Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.assign(List.of(partition));
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        long end = ends.getOrDefault(partition, 0L);
        consumer.seek(partition, Math.max(0, end - 1));
        @Nullable ConsumerRecord<byte[], byte[]> last = null;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                last = record;
            }
        }
        return Optional.ofNullable(last);
    }
}
