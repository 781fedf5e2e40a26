package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledLogTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final long FAST = 1L << 30;
    private static final JournalListener NOBODY = new JournalListener() {
        @Override
        public void synced(Duration duration) {}

        @Override
        public void corrupted() {}
    };

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(NOON);
    private final AtomicInteger settled = new AtomicInteger();
    private MockProducer<byte[], byte[]> producer = producer();
    private JournaledLog log;

    @BeforeEach
    void open() {
        log = open(NEVER, FAST);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void leavesTheJournalAloneWhileTheBrokersAnswer() throws Exception {
        CompletableFuture<Positions> answer = write("a");

        assertThat(answer).isNotDone();
        assertThat(settled).hasValue(0);
        producer.completeNext();

        assertThat(answer.get().endIn("topic")).contains(1L);
        assertThat(settled).hasValue(1);
        assertThat(log.journal().isEmpty()).isTrue();
        assertThat(log.route()).isEqualTo(Route.DIRECT);
    }

    @Test
    void keepsInTheJournalWhatTheBrokersDoNotAcknowledgeInTime() throws Exception {
        reopen(SOON, FAST);

        CompletableFuture<Positions> answer = write("a");

        assertThat(answer.get().ends()).isEmpty();
        assertThat(settled).hasValue(1);
        assertThat(log.route()).isEqualTo(Route.SPILLING);
        assertThat(log.journal().oldest()).hasValue(NOON.toEpochMilli());
    }

    @Test
    void sendsNothingAgainThatWasAcknowledgedLate() throws Exception {
        reopen(SOON, FAST);
        write("a").get();
        write("b").get();

        producer.completeNext();
        completeUntilDirect();

        assertThat(sent()).containsExactly("a", "b");
        assertThat(log.journal().isEmpty()).isTrue();
    }

    @Test
    void sendsAgainWhatTheProducerGaveUp() throws Exception {
        reopen(SOON, FAST);
        write("a").get();
        write("b").get();

        producer.errorNext(new TimeoutException("expired"));
        completeUntilDirect();

        assertThat(sent()).containsExactly("a", "a", "b");
    }

    @Test
    void sendsAgainWhatFailsOnItsWayOutOfTheJournal() throws Exception {
        reopen(SOON, FAST);
        write("a").get();
        write("b").get();
        producer.completeNext();
        await().until(() -> sent().contains("b"));

        producer.errorNext(new TimeoutException("expired"));
        completeUntilDirect();

        assertThat(sent()).containsExactly("a", "b", "b");
    }

    @Test
    void sendsAgainWhatFailsWhileTheProducerRefusesAnother() throws Exception {
        RefusingProducer refusing = new RefusingProducer("b");
        producer = refusing;
        reopen(NEVER, FAST);
        write("a", "b").get();
        refusing.errorNext(new TimeoutException("expired"));
        await().until(() -> sent().equals(List.of("a", "a")));
        refusing.awaitRefusals(1);

        refusing.errorNext(new TimeoutException("expired"));
        refusing.awaitRefusals(2);
        refusing.refuseNothing();
        completeUntilDirect();

        assertThat(sent()).containsExactly("a", "a", "a", "b");
    }

    @Test
    void goesToTheJournalAtOnceWhenTheProducerIsFull() throws Exception {
        producer.sendException = new BufferExhaustedException("full");

        write("a", "b").get();
        write("c").get();

        assertThat(log.route()).isEqualTo(Route.SPILLING);
        producer.sendException = null;
        completeUntilDirect();
        assertThat(sent()).containsExactly("a", "b", "c");
    }

    @Test
    void goesToTheJournalWhenTheProducerFails() throws Exception {
        CompletableFuture<Positions> answer = write("a");

        producer.errorNext(new TimeoutException("expired"));

        answer.get();
        assertThat(log.route()).isNotEqualTo(Route.DIRECT);
        completeUntilDirect();
        assertThat(sent()).containsExactly("a", "a");
    }

    @Test
    void takesWhatFollowsAKeyInTheJournalThereTooAndLetsOthersPass() throws Exception {
        reopen(SOON, 1);
        write("a").get();
        log.write(List.of(record("b", "ada"), record("c", "ada")), settled::incrementAndGet)
                .get();
        producer.completeNext();
        await().until(() -> log.route() == Route.DRAINING);

        CompletableFuture<Positions> same = log.write(List.of(record("d", "ada")), settled::incrementAndGet);
        CompletableFuture<Positions> other = log.write(List.of(record("e", "bob")), settled::incrementAndGet);

        same.get();
        assertThat(sent()).contains("e").doesNotContain("c", "d");
        while (producer.completeNext()) {
            // Also what was sent from the journal.
        }
        assertThat(other).isCompleted();
    }

    @Test
    void holdsAWatermarkBackBehindEverythingInTheJournal() throws Exception {
        reopen(SOON, 1);
        write("a").get();
        write("b").get();
        write("c").get();
        producer.completeNext();
        await().until(() -> log.route() == Route.DRAINING);

        log.write(
                        List.of(new ProducerRecord<byte[], byte[]>("topic", 0, (Long) null, null, "w".getBytes(UTF_8))),
                        settled::incrementAndGet)
                .get();

        assertThat(sent()).doesNotContain("w");
    }

    @Test
    void sendsWhatAnEarlierProcessLeft() throws Exception {
        reopen(SOON, FAST);
        write("a").get();
        write("b").get();
        log.close();
        producer = producer();

        log = open(NEVER, FAST);

        assertThat(log.route()).isEqualTo(Route.DRAINING);
        assertThat(log.journal().oldest()).hasValue(NOON.toEpochMilli());
        completeUntilDirect();
        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void hasTheDiskKeepWhatTheBrokersOweWhenItIsClosed() throws Exception {
        CompletableFuture<Positions> answer = write("a");

        log.close();

        answer.get();
        producer = producer();
        log = open(NEVER, FAST);
        completeUntilDirect();
        assertThat(sent()).containsExactly("a");
    }

    @Test
    void refusesWhatTheBrokersWillNeverTake() {
        CompletableFuture<Positions> answer = write("a", "b");

        producer.errorNext(new RecordTooLargeException("too large"));

        assertUnavailable(answer, "too large");
        assertThat(settled).hasValue(0);
        producer.completeNext();
        assertThat(settled).hasValue(1);
        assertThat(log.route()).isEqualTo(Route.DIRECT);
    }

    @Test
    void refusesWhenTheJournalDoes() throws Exception {
        reopen(SOON, FAST);
        write("a").get();
        clock.set(NOON.plus(Duration.ofHours(2)));

        CompletableFuture<Positions> answer = write("b");

        assertUnavailable(answer, "the journal takes nothing");
        assertThat(settled).hasValue(2);
        completeUntilDirect();
        assertThat(sent()).containsExactly("a");
    }

    @Test
    void holdsTheRequestOfARefusedRecordUntilTheProducerHasAnswered() throws Exception {
        reopen(SOON, 1);
        write("a").get();
        write("b").get();
        write("c").get();
        producer.completeNext();
        await().until(() -> log.route() == Route.DRAINING);
        clock.set(NOON.plus(Duration.ofHours(2)));

        CompletableFuture<Positions> answer = log.write(List.of(record("d", "bob")), settled::incrementAndGet);

        assertUnavailable(answer, "the journal takes nothing");
        assertThat(settled).hasValue(3);
        while (producer.completeNext()) {
            // Also what was sent from the journal.
        }
        assertThat(settled).hasValue(4);
    }

    @Test
    void hasNothingToWaitForWithoutRecords() throws Exception {
        assertThat(log.write(List.of(), settled::incrementAndGet).get().ends()).isEmpty();
        assertThat(settled).hasValue(1);
    }

    private CompletableFuture<Positions> write(String... values) {
        return log.write(Stream.of(values).map(value -> record(value, "ada")).toList(), settled::incrementAndGet);
    }

    private static ProducerRecord<byte[], byte[]> record(String value, String key) {
        return new ProducerRecord<>("topic", null, NOON.toEpochMilli(), key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private List<String> sent() {
        return producer.history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    @Test
    void keepsTheOrderOfWhatAProducerHeldThatCouldDoNothingMore() throws Exception {
        MockProducer<byte[], byte[]> first = producer;
        CompletableFuture<Positions> a = write("a");
        CompletableFuture<Positions> b = write("b");
        producer = producer();

        first.errorNext(new ClusterAuthorizationException("no"));
        first.errorNext(new ClusterAuthorizationException("no"));
        a.get();
        b.get();
        write("c").get();
        await().until(first::closed);
        completeUntilDirect();

        assertThat(sent()).containsExactly("a", "b", "c");
        assertThat(settled).hasValue(3);
    }

    private void completeUntilDirect() {
        await().until(() -> {
            producer.completeNext();
            return log.route() == Route.DIRECT;
        });
    }

    private void reopen(Duration ackDeadline, long drainBytesPerSecond) {
        log.close();
        log = open(ackDeadline, drainBytesPerSecond);
    }

    private JournaledLog open(Duration ackDeadline, long drainBytesPerSecond) {
        JournalSettings bounds = new JournalSettings(1 << 16, 1 << 20, Duration.ofHours(1), 1);
        return JournaledLog.open(
                new KafkaRecordLog(new LiveProducer(() -> producer, used -> {}, Duration.ZERO), NEVER),
                found -> Journal.open(folder, bounds, clock, NOBODY, found),
                new JournaledLogSettings(ackDeadline, NEVER, drainBytesPerSecond),
                clock);
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void assertUnavailable(CompletableFuture<Positions> answer, String why) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOf(LogUnavailableException.class)
                .withMessageContaining(why);
    }
}
