package io.millrace.gateway.publishing;

import static io.millrace.gateway.publishing.JournaledLogBench.FAST;
import static io.millrace.gateway.publishing.JournaledLogBench.NEVER;
import static io.millrace.gateway.publishing.JournaledLogBench.NOON;
import static io.millrace.gateway.publishing.JournaledLogBench.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the journal: each record once and in order, whatever fails meanwhile. */
class JournaledLogDrainTest {
    @AutoClose
    private final JournaledLogBench bench;

    JournaledLogDrainTest(@TempDir Path folder) {
        bench = new JournaledLogBench(folder);
    }

    @Test
    void sendsNothingAgainThatWasAcknowledgedLate() throws Exception {
        bench.reopen(SOON, FAST);
        bench.write("a").get();
        bench.write("b").get();

        bench.producer.completeNext();
        bench.completeUntilDirect();

        assertThat(bench.sent()).containsExactly("a", "b");
        assertThat(bench.log.journal().isEmpty()).isTrue();
    }

    @Test
    void sendsAgainWhatTheProducerGaveUp() throws Exception {
        bench.reopen(SOON, FAST);
        bench.write("a").get();
        bench.write("b").get();

        bench.producer.errorNext(new TimeoutException("expired"));
        bench.completeUntilDirect();

        assertThat(bench.sent()).containsExactly("a", "a", "b");
    }

    @Test
    void sendsAgainWhatFailsOnItsWayOutOfTheJournal() throws Exception {
        bench.reopen(SOON, FAST);
        bench.write("a").get();
        bench.write("b").get();
        bench.producer.completeNext();
        await().until(() -> bench.sent().contains("b"));

        bench.producer.errorNext(new TimeoutException("expired"));
        bench.completeUntilDirect();

        assertThat(bench.sent()).containsExactly("a", "b", "b");
    }

    @Test
    void sendsAgainWhatFailsWhileTheProducerRefusesAnother() throws Exception {
        RefusingProducer refusing = new RefusingProducer("b");
        bench.producer = refusing;
        bench.reopen(NEVER, FAST);
        bench.write("a", "b").get();
        refusing.errorNext(new TimeoutException("expired"));
        await().until(() -> bench.sent().equals(List.of("a", "a")));
        refusing.awaitRefusals(1);

        refusing.errorNext(new TimeoutException("expired"));
        refusing.awaitRefusals(2);
        refusing.refuseNothing();
        bench.completeUntilDirect();

        assertThat(bench.sent()).containsExactly("a", "a", "a", "b");
    }

    @Test
    void sendsWhatAnEarlierProcessLeft() throws Exception {
        bench.reopen(SOON, FAST);
        bench.write("a").get();
        bench.write("b").get();
        bench.close();

        bench.startAgain();

        assertThat(bench.log.route()).isEqualTo(Route.DRAINING);
        assertThat(bench.log.journal().oldest()).hasValue(NOON.toEpochMilli());
        bench.completeUntilDirect();
        assertThat(bench.sent()).containsExactly("a", "b");
    }

    @Test
    void keepsTheOrderOfWhatAProducerHeldThatCouldDoNothingMore() throws Exception {
        MockProducer<byte[], byte[]> first = bench.producer;
        CompletableFuture<Positions> a = bench.write("a");
        CompletableFuture<Positions> b = bench.write("b");
        bench.producer = JournaledLogBench.newProducer();

        first.errorNext(new ClusterAuthorizationException("no"));
        first.errorNext(new ClusterAuthorizationException("no"));
        a.get();
        b.get();
        bench.write("c").get();
        await().until(first::closed);
        bench.completeUntilDirect();

        assertThat(bench.sent()).containsExactly("a", "b", "c");
        assertThat(bench.settled).hasValue(3);
    }
}
