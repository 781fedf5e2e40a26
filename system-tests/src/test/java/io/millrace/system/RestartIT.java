package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.suite.ReplayRun;
import io.millrace.system.suite.SuiteClient;
import io.millrace.system.suite.SuiteProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A suite that ends in the middle of a replay, in good order or not, and is started again: every event once. */
class RestartIT {
    private static final String FROM = "2010-12-01";
    private static final String TO = "2010-12-10";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void losesAndDoublesNothingWhenItIsStoppedAndKilledInMidReplay(@TempDir Path folder) throws Exception {
        try (RetailOracle oracle = new RetailOracle(folder, FROM, TO);
                SuiteProcess suite = SuiteProcess.start(folder.resolve("data"))) {
            SuiteClient client = new SuiteClient(suite.ports());
            CountDownLatch third = new CountDownLatch(1);
            CountDownLatch twoThirds = new CountDownLatch(1);
            CompletableFuture<?> replay = new ReplayRun(suite.ports(), FROM, TO).start(share -> {
                countDownAt(third, share, 1.0 / 3);
                countDownAt(twoThirds, share, 2.0 / 3);
            });

            assertThat(third.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            suite.stop();
            suite.launch();
            assertThat(twoThirds.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            suite.kill();
            suite.launch();
            replay.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(client.count(Sql.EVENTS)).isGreaterThanOrEqualTo(oracle.events()));
            assertThat(client.query(Sql.EVENTS_PER_TYPE)).isEqualTo(oracle.eventsPerType());
            assertThat(client.count(Sql.DISTINCT_EVENTS)).isEqualTo(oracle.events());
            assertThat(client.query(Sql.REVENUE)).isEqualTo(oracle.revenuePerDayAndCountry());
            assertBalanced(client.ledger(), oracle.events());

            await().atMost(PATIENCE)
                    .until(() -> Panes.ofRevenue(client, FROM, TO).areFinal());
            assertThat(Panes.ofRevenue(client, FROM, TO).revenue())
                    .containsExactlyInAnyOrderElementsOf(oracle.revenuePerDayAndCountry());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> assertThat(client.query(Sql.SESSIONS)).isEqualTo(client.query(Sql.SESSIONS_BY_GAP)));
        }
    }

    private static void assertBalanced(JsonNode ledger, long events) {
        assertThat(ledger.path("balanced").asBoolean()).as("%s", ledger).isTrue();
        assertThat(ledger.path("inFlight").asLong()).as("%s", ledger).isZero();
        assertThat(ledger.path("enriched").asLong()).as("%s", ledger).isEqualTo(events);
        assertThat(ledger.path("deadLetters").asLong()).as("%s", ledger).isZero();
    }

    private static void countDownAt(CountDownLatch latch, double share, double at) {
        if (share >= at) {
            latch.countDown();
        }
    }
}
