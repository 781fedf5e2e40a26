package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.millrace.gateway.journal.Journal;
import io.millrace.gateway.journal.JournalListener;
import io.millrace.gateway.journal.JournalSettings;
import io.millrace.gateway.promise.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A log with its journal in a folder, over a producer whose records the test acknowledges or fails; it may be opened again. */
final class JournaledLogBench implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Duration NEVER = Duration.ofMinutes(10);
    static final Duration SOON = Duration.ofMillis(20);
    static final long FAST = 1L << 30;
    /** So slowly that a record is on its way out of the journal for as long as a test takes. */
    static final long SLOW = 1;

    private static final JournalListener NOBODY = new JournalListener() {
        @Override
        public void synced(Duration duration) {}

        @Override
        public void corrupted() {}
    };

    final SettableClock clock = new SettableClock(NOON);
    final AtomicInteger settled = new AtomicInteger();
    MockProducer<byte[], byte[]> producer = newProducer();
    JournaledLog log;

    private final Path folder;

    JournaledLogBench(Path folder) {
        this.folder = folder;
        this.log = open(NEVER, FAST);
    }

    static MockProducer<byte[], byte[]> newProducer() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static ProducerRecord<byte[], byte[]> record(String value, String key) {
        return new ProducerRecord<>("topic", null, NOON.toEpochMilli(), key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    static void assertUnavailable(CompletableFuture<Positions> answer, String why) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOf(LogUnavailableException.class)
                .withMessageContaining(why);
    }

    /** Writes records of one key, in one request. */
    CompletableFuture<Positions> write(String... values) {
        return write(Stream.of(values).map(value -> record(value, "ada")).toList());
    }

    CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> records) {
        return log.write(records, settled::incrementAndGet);
    }

    /** All that the producer was given, in order. */
    List<String> sent() {
        return producer.history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    /** Has three records in the journal, of which the first leaves it. */
    void drainSlowly() throws Exception {
        reopen(SOON, SLOW);
        write("a").get();
        write("b").get();
        write("c").get();
        producer.completeNext();
        await().until(() -> log.route() == Route.DRAINING);
    }

    void completeAll() {
        while (producer.completeNext()) {
            // Also what was sent from the journal.
        }
    }

    void completeUntilDirect() {
        await().until(() -> {
            producer.completeNext();
            return log.route() == Route.DIRECT;
        });
    }

    void reopen(Duration ackDeadline, long drainBytesPerSecond) {
        log.close();
        log = open(ackDeadline, drainBytesPerSecond);
    }

    /** As the next process, after this one was closed. */
    void startAgain() {
        producer = newProducer();
        log = open(NEVER, FAST);
    }

    @Override
    public void close() {
        log.close();
    }

    private JournaledLog open(Duration ackDeadline, long drainBytesPerSecond) {
        JournalSettings bounds = new JournalSettings(1 << 16, 1 << 20, Duration.ofHours(1), 1);
        return JournaledLog.open(
                new KafkaRecordLog(new LiveProducer(() -> producer, used -> {}, Duration.ZERO), NEVER),
                found -> Journal.open(folder, bounds, clock, NOBODY, found),
                new JournaledLogSettings(ackDeadline, NEVER, drainBytesPerSecond),
                clock);
    }
}
