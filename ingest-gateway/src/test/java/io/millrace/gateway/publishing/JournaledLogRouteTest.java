package io.millrace.gateway.publishing;

import static io.millrace.gateway.publishing.JournaledLogBench.FAST;
import static io.millrace.gateway.publishing.JournaledLogBench.NOON;
import static io.millrace.gateway.publishing.JournaledLogBench.SLOW;
import static io.millrace.gateway.publishing.JournaledLogBench.SOON;
import static io.millrace.gateway.publishing.JournaledLogBench.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When records go to the journal rather than to the brokers, and which of them. */
class JournaledLogRouteTest {
    @AutoClose
    private final JournaledLogBench bench;

    JournaledLogRouteTest(@TempDir Path folder) {
        bench = new JournaledLogBench(folder);
    }

    @Test
    void keepsInTheJournalWhatTheBrokersDoNotAcknowledgeInTime() throws Exception {
        bench.reopen(SOON, FAST);

        CompletableFuture<Positions> answer = bench.write("a");

        assertThat(answer.get().ends()).isEmpty();
        assertThat(bench.settled).hasValue(1);
        assertThat(bench.log.route()).isEqualTo(Route.SPILLING);
        assertThat(bench.log.journal().oldest()).hasValue(NOON.toEpochMilli());
    }

    @Test
    void goesToTheJournalAtOnceWhenTheProducerIsFull() throws Exception {
        bench.producer.sendException = new BufferExhaustedException("full");

        bench.write("a", "b").get();
        bench.write("c").get();

        assertThat(bench.log.route()).isEqualTo(Route.SPILLING);
        bench.producer.sendException = null;
        bench.completeUntilDirect();
        assertThat(bench.sent()).containsExactly("a", "b", "c");
    }

    @Test
    void goesToTheJournalWhenTheProducerFails() throws Exception {
        CompletableFuture<Positions> answer = bench.write("a");

        bench.producer.errorNext(new TimeoutException("expired"));

        answer.get();
        assertThat(bench.log.route()).isNotEqualTo(Route.DIRECT);
        bench.completeUntilDirect();
        assertThat(bench.sent()).containsExactly("a", "a");
    }

    @Test
    void takesWhatFollowsAKeyInTheJournalThereTooAndLetsOthersPass() throws Exception {
        bench.reopen(SOON, SLOW);
        bench.write("a").get();
        bench.write(List.of(record("b", "ada"), record("c", "ada"))).get();
        bench.producer.completeNext();
        await().until(() -> bench.log.route() == Route.DRAINING);

        CompletableFuture<Positions> same = bench.write(List.of(record("d", "ada")));
        CompletableFuture<Positions> other = bench.write(List.of(record("e", "bob")));

        same.get();
        assertThat(bench.sent()).contains("e").doesNotContain("c", "d");
        bench.completeAll();
        assertThat(other).isCompleted();
    }

    @Test
    void holdsAWatermarkBackBehindEverythingInTheJournal() throws Exception {
        bench.drainSlowly();

        bench.write(List.of(new ProducerRecord<>("topic", 0, (Long) null, null, "w".getBytes(UTF_8))))
                .get();

        assertThat(bench.sent()).doesNotContain("w");
    }
}
