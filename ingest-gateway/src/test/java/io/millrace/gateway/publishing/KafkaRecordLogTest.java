package io.millrace.gateway.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.NotYetException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaRecordLogTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaRecordLog log = log(Duration.ofMinutes(1));
    private final AtomicInteger settled = new AtomicInteger();

    @Test
    void answersWhenEveryRecordIsAcknowledged() throws Exception {
        CompletableFuture<Positions> answer = write(log, "a", "b", "a");

        producer.completeNext();
        producer.completeNext();
        assertThat(answer).isNotDone();
        assertThat(settled).hasValue(0);
        producer.completeNext();

        assertThat(answer.get().endIn("a")).contains(2L);
        assertThat(answer.get().endIn("b")).contains(1L);
        assertThat(answer.get().endIn("c")).isEmpty();
        assertThat(settled).hasValue(1);
    }

    @Test
    void failsWithTheFirstFailureAndSettlesWithTheLastWord() {
        CompletableFuture<Positions> answer = write(log, "a", "b");

        producer.errorNext(new TimeoutException("expired"));

        assertUnavailable(answer, "expired");
        assertThat(settled).hasValue(0);
        producer.completeNext();
        assertThat(settled).hasValue(1);
    }

    @Test
    void sendsNothingMoreOnceARecordCannotBeSent() {
        producer.sendException = new IllegalStateException("closed");

        CompletableFuture<Positions> answer = write(log, "a", "b", "c");

        assertUnavailable(answer, "closed");
        assertThat(producer.history()).isEmpty();
        assertThat(settled).hasValue(1);
    }

    @Test
    void staysUnsettledAfterTheTimeIsUpUntilTheBrokersHaveAnswered() {
        KafkaRecordLog impatient = log(Duration.ofMillis(1));

        CompletableFuture<Positions> answer = write(impatient, "a");

        assertUnavailable(answer, "no answer within PT0.001S");
        assertThat(settled).hasValue(0);
        producer.completeNext();
        assertThat(settled).hasValue(1);
    }

    @Test
    void hasNothingToWaitForWithoutRecords() throws Exception {
        assertThat(write(log).get().ends()).isEmpty();
        assertThat(settled).hasValue(1);
    }

    @Test
    void isNotWarmBeforeTheLayoutOfItsTopicsIsKnown() throws Exception {
        WarmUp warmUp = new WarmUp(log, List.of(TopicCatalogue.PRODUCTS));
        producer.partitionsForException = new TimeoutException("no metadata");

        assertThatExceptionOfType(NotYetException.class).isThrownBy(warmUp::run).withMessage("no metadata");
        producer.partitionsForException = null;
        warmUp.run();
    }

    @Test
    void closesItsProducer() {
        log.close();

        assertThat(producer.closed()).isTrue();
    }

    private KafkaRecordLog log(Duration ackTimeout) {
        return new KafkaRecordLog(new LiveProducer(() -> producer, used -> {}, Duration.ofMinutes(1)), ackTimeout);
    }

    private CompletableFuture<Positions> write(KafkaRecordLog to, String... topics) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, topics.length)
                .mapToObj(i -> new ProducerRecord<>(topics[i], new byte[] {1}, new byte[] {(byte) i}))
                .toList();
        return to.write(records, settled::incrementAndGet);
    }

    private static void assertUnavailable(CompletableFuture<Positions> answer, String why) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOf(LogUnavailableException.class)
                .withMessageContaining(why);
    }
}
