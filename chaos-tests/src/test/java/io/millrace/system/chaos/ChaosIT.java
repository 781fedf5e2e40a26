package io.millrace.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.quickstart.suite.Part;
import io.millrace.system.process.ProcessSuite;
import io.millrace.system.suite.Suite;
import io.millrace.system.suite.SuiteClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ends, holds and cuts off one process after another while shoppers send events, and then accounts for every event. A few rounds
 * by default; {@code make chaos ROUNDS=50} for more, and {@code SEED=…} for the same rounds once more.
 */
class ChaosIT {
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 3);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Clock clock = Clock.systemUTC();
    private final SentEvents sent = new SentEvents();

    @Test
    void losesAndDoublesNothingWhateverProcessIsHit(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws InterruptedException {
        ChaosDiary diary = new ChaosDiary(clock);
        diary.write("Chaos: seed %d, %d rounds, logs in %s".formatted(SEED, ROUNDS, folder));
        try (Suite suite = ProcessSuite.start(folder)) {
            diary.write("up");
            String prefix = "chaos-" + SEED + "-";
            GatewayClient gateway = new GatewayClient(suite.ports().url(Part.GATEWAY));
            ShopVisits buying = new ShopVisits(prefix + "b-", new Random(SEED), clock);
            ShopVisits looking = new ShopVisits(prefix + "l-", new Random(SEED), clock);
            try (Shopper patient = Shopper.patient(gateway, buying::lookingAndBuying, sent);
                    Shopper impatient = Shopper.impatient(gateway, looking::lookingAround, sent)) {
                for (ChaosRound round : ChaosRound.plan(new Random(SEED), suite.members(), ROUNDS)) {
                    diary.write(round.toString());
                    run(round, suite);
                }
                impatient.leave(PATIENCE);
                patient.leave(PATIENCE);
            }
            diary.write("%d events sent, %d accepted, %d requests without an answer"
                    .formatted(sent.sentIds().size(), sent.acceptedIds().size(), sent.unansweredRequests()));
            settle(new SuiteClient(suite.ports()), prefix);
            diary.write("0 lost, 0 doubled");
        }
    }

    private static void run(ChaosRound round, Suite suite) throws InterruptedException {
        round.strike();
        // What is waited for is nothing but time: a fault that lasts.
        Thread.sleep(round.lasts().toMillis());
        round.heal();
        suite.members()
                .forEach(member -> await("%s after %s".formatted(member, round))
                        .atMost(PATIENCE)
                        .pollInterval(BETWEEN_LOOKS)
                        .until(member::isReady));
    }

    private void settle(SuiteClient client, String prefix) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        ChaosResults results =
                new ChaosResults(client, prefix, today.minus(1, ChronoUnit.DAYS), today.plus(1, ChronoUnit.DAYS));
        ChaosAccount account = new ChaosAccount(sent);

        eventually(() -> assertThat(account.lost(results.rows())).as("lost").isEmpty());
        eventually(() -> assertThat(results.views()).isEqualTo(account.views()));
        eventually(() -> assertThat(results.revenue()).isEqualTo(account.revenue()));
        eventually(() -> assertLedgers(client, results.rows().size()));
        Map<String, Long> rows = results.rows();
        assertThat(account.doubled(rows)).as("doubled").isEmpty();
        assertThat(account.invented(rows)).as("invented").isEmpty();
        assertThat(account.lost(rows)).as("lost").isEmpty();
    }

    private static void assertLedgers(SuiteClient client, long rows) {
        JsonNode ledger = client.ledger();
        assertThat(ledger.path("balanced").asBoolean()).as("%s", ledger).isTrue();
        assertThat(ledger.path("inFlight").asLong()).as("%s", ledger).isZero();
        assertThat(ledger.path("deadLetters").asLong()).as("%s", ledger).isZero();
        assertThat(ledger.path("enriched").asLong()).as("%s", ledger).isEqualTo(rows);
        JsonNode windows = client.windowLedger();
        assertThat(windows.path("balanced").asBoolean()).as("%s", windows).isTrue();
        assertThat(windows.path("metrics"))
                .allMatch(metric -> metric.path("read").asLong() == rows);
        assertThat(windows.path("metrics"))
                .allMatch(metric -> metric.path("lateDropped").asLong() == 0);
    }

    /** A question may fail while what was hit last still finds its feet. */
    private static void eventually(Runnable assertion) {
        await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).ignoreExceptions().untilAsserted(assertion::run);
    }
}
