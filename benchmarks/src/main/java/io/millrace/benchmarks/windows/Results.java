package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import io.millrace.benchmarks.windows.Result.Totals;
import io.millrace.benchmarks.windows.Result.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a contestant has said of this run, as a reader of committed records sees it. */
final class Results implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Contestant contestant;
    private final Run run;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<Result> listener;
    private final Map<Window, Totals> complete = new HashMap<>();
    private long repeated;

    /**
     * Reads on from what is there before the run.
     *
     * @param listener is told of each complete window
     */
    Results(Contestant contestant, Run run, Consumer<Result> listener) {
        this.contestant = contestant;
        this.run = run;
        this.listener = listener;
        createTopic();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", run.platform().bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, EventLog.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(contestant.output(run), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Takes what has come meanwhile, and answers how many windows are complete. */
    int poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Optional<Result> result = contestant.result(run, record.value());
            result.filter(Result::complete).ifPresent(this::take);
        }
        return complete.size();
    }

    /** How many windows are complete. */
    int complete() {
        return complete.size();
    }

    /** Windows of which nothing was said, or something else. */
    long wrong(Map<Window, Totals> expected) {
        return expected.entrySet().stream()
                .filter(window -> !window.getValue().equals(complete.get(window.getKey())))
                .count();
    }

    /** Windows that were said to be complete more than once, and those that should not be there. */
    long repeated(Map<Window, Totals> expected) {
        return repeated
                + complete.keySet().stream()
                        .filter(window -> !expected.containsKey(window))
                        .count();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(Result result) {
        listener.accept(result);
        if (complete.put(result.window(), result.totals()) != null) {
            repeated++;
        }
    }

    private void createTopic() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", run.platform().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(contestant.output(run), EventLog.PARTITIONS, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Cannot create a topic for results", e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
