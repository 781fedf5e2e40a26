package io.millrace.gateway.publishing;

import static io.millrace.gateway.publishing.JournaledLogBench.FAST;
import static io.millrace.gateway.publishing.JournaledLogBench.NOON;
import static io.millrace.gateway.publishing.JournaledLogBench.SOON;
import static io.millrace.gateway.publishing.JournaledLogBench.assertUnavailable;
import static io.millrace.gateway.publishing.JournaledLogBench.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is promised, whichever way its records go. */
class JournaledLogTest {
    @AutoClose
    private final JournaledLogBench bench;

    JournaledLogTest(@TempDir Path folder) {
        bench = new JournaledLogBench(folder);
    }

    @Test
    void leavesTheJournalAloneWhileTheBrokersAnswer() throws Exception {
        CompletableFuture<Positions> answer = bench.write("a");

        assertThat(answer).isNotDone();
        assertThat(bench.settled).hasValue(0);
        bench.producer.completeNext();

        assertThat(answer.get().endIn("topic")).contains(1L);
        assertThat(bench.settled).hasValue(1);
        assertThat(bench.log.journal().isEmpty()).isTrue();
        assertThat(bench.log.route()).isEqualTo(Route.DIRECT);
    }

    @Test
    void hasNothingToWaitForWithoutRecords() throws Exception {
        assertThat(bench.write(List.of()).get().ends()).isEmpty();
        assertThat(bench.settled).hasValue(1);
    }

    @Test
    void refusesWhatTheBrokersWillNeverTake() {
        CompletableFuture<Positions> answer = bench.write("a", "b");

        bench.producer.errorNext(new RecordTooLargeException("too large"));

        assertUnavailable(answer, "too large");
        assertThat(bench.settled).hasValue(0);
        bench.producer.completeNext();
        assertThat(bench.settled).hasValue(1);
        assertThat(bench.log.route()).isEqualTo(Route.DIRECT);
    }

    @Test
    void refusesWhenTheJournalDoes() throws Exception {
        bench.reopen(SOON, FAST);
        bench.write("a").get();
        bench.clock.set(NOON.plus(Duration.ofHours(2)));

        CompletableFuture<Positions> answer = bench.write("b");

        assertUnavailable(answer, "the journal takes nothing");
        assertThat(bench.settled).hasValue(2);
        bench.completeUntilDirect();
        assertThat(bench.sent()).containsExactly("a");
    }

    @Test
    void holdsTheRequestOfARefusedRecordUntilTheProducerHasAnswered() throws Exception {
        bench.drainSlowly();
        bench.clock.set(NOON.plus(Duration.ofHours(2)));

        CompletableFuture<Positions> answer = bench.write(List.of(record("d", "bob")));

        assertUnavailable(answer, "the journal takes nothing");
        assertThat(bench.settled).hasValue(3);
        bench.completeAll();
        assertThat(bench.settled).hasValue(4);
    }

    @Test
    void hasTheDiskKeepWhatTheBrokersOweWhenItIsClosed() throws Exception {
        CompletableFuture<Positions> answer = bench.write("a");

        bench.close();

        answer.get();
        bench.startAgain();
        bench.completeUntilDirect();
        assertThat(bench.sent()).containsExactly("a");
    }
}
