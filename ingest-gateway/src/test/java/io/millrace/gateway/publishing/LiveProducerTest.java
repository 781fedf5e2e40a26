package io.millrace.gateway.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveProducerTest {
    private final List<MockProducer<byte[], byte[]>> made = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final LiveProducer live = new LiveProducer(this::make, used -> {}, Duration.ZERO);

    @AfterEach
    void close() {
        live.close();
    }

    static Stream<RuntimeException> fatal() {
        return Stream.of(
                new KafkaException("in an error state", new ClusterAuthorizationException("no")),
                new SaslAuthenticationException("who are you"),
                new ProducerFencedException("another one is there"),
                new IllegalStateException("closed"));
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void replacesAProducerThatCanDoNothingMore(RuntimeException failure) {
        made.get(0).sendException = failure;

        send();

        await().until(() -> made.size() == 2 && made.get(0).closed());
        send();
        assertThat(made.get(1).history()).hasSize(1);
        assertThat(failures).containsExactly(failure);
    }

    @Test
    void replacesAProducerThatSaysSoLater() {
        send();

        made.get(0).errorNext(new ClusterAuthorizationException("no"));

        await().until(() -> made.get(0).closed());
        assertThat(failures).hasSize(1);
    }

    static Stream<RuntimeException> passing() {
        return Stream.of(
                new TimeoutException("full"),
                new NetworkException("gone"),
                new NotEnoughReplicasException("one is missing"),
                new TopicAuthorizationException("no"),
                new RecordTooLargeException("large"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void keepsAProducerThatMayYetDeliver(RuntimeException failure) {
        made.get(0).sendException = failure;

        send();

        made.get(0).sendException = null;
        send();
        assertThat(made).hasSize(1);
        assertThat(made.get(0).history()).hasSize(1);
    }

    @Test
    void replacesAProducerOnceHoweverManyRecordsFail() {
        for (int i = 0; i < 50; i++) {
            send();
        }

        while (made.get(0).errorNext(new ClusterAuthorizationException("no"))) {
            assertThat(failures).isNotEmpty();
        }

        await().until(() -> made.get(0).closed());
        assertThat(failures).hasSize(50);
        assertThat(made).hasSize(2);
    }

    /** As Kafka's producer does when the brokers refuse it an id between its looks at its own state. */
    @Test
    void saysOnceWhatBecomesOfARecordThatIsTakenAndRefused() {
        KafkaException refusal = new KafkaException("in an error state", new ClusterAuthorizationException("no"));
        MockProducer<byte[], byte[]> torn =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    @SuppressWarnings("FutureReturnValueIgnored")
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<byte[], byte[]> record, Callback callback) {
                        super.send(record, callback);
                        throw refusal;
                    }
                };
        try (LiveProducer producer = new LiveProducer(() -> torn, used -> {}, Duration.ofMinutes(1))) {
            producer.send(record(), this::keepFailure);

            assertThat(torn.errorNext(new ClusterAuthorizationException("no"))).isTrue();
        }
        assertThat(failures).containsExactly(refusal);
    }

    @Test
    void letsWhatFailedBeSeenToBeforeTheNextProducerGetsAnything() {
        List<String> order = new CopyOnWriteArrayList<>();
        live.beforeReplacement(() -> {
            send();
            order.add(made.get(0).closed() + " " + made.get(1).history().size());
        });
        made.get(0).sendException = new IllegalStateException("closed");

        send();

        await().until(() -> !order.isEmpty());
        assertThat(order).containsExactly("true 0");
    }

    @Test
    void hasAnotherTryWhenNoOtherProducerCanBeMade() {
        List<Producer<byte[], byte[]>> next = new ArrayList<>();
        try (LiveProducer failing = new LiveProducer(
                () -> {
                    if (next.size() == 1) {
                        next.add(make());
                        throw new KafkaException("no address");
                    }
                    next.add(make());
                    return next.get(next.size() - 1);
                },
                used -> {},
                Duration.ZERO)) {
            MockProducer<byte[], byte[]> first = made.get(made.size() - 1);
            first.sendException = new IllegalStateException("closed");

            await().until(() -> {
                failing.send(record(), (metadata, failure) -> {});
                return first.closed();
            });
        }
        assertThat(next).hasSize(3);
    }

    private MockProducer<byte[], byte[]> make() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        made.add(producer);
        return producer;
    }

    private void send() {
        live.send(record(), this::keepFailure);
    }

    private void keepFailure(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            failures.add(failure);
        }
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("topic", new byte[] {1});
    }
}
