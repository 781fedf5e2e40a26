package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.testkit.RunningService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that commits by itself after ten minutes only, which is longer than any test waits. */
class PromptResultsIT {

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.inJvm();

    @Test
    void saysWhatAWindowCameToWithoutWaitingForTheCommitInterval() {
        Instant end =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        String streams = "--spring.kafka.streams.properties.";
        try (RunningService service = SUITE.start(
                streams + "commit.interval.ms=600000",
                streams + "producer.transaction.timeout.ms=900000",
                "--millrace.windowing.time.early-panes=1d")) {
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            EnrichedLog log = SUITE.log();
            // Those of one partition alone: the others have markers to pass on, and no sums.
            log.event(0, Events.view("prompt", end.minusSeconds(30), "kettle"));
            log.markersToAll("live", end.minusSeconds(1), false);
            log.markersToAll("live", end, false);
            log.flush();

            await().atMost(SOON)
                    .until(() -> SUITE.panes("product-views-per-minute").stream()
                            .anyMatch(pane -> isComplete(pane.value())));
        }
    }

    private static boolean isComplete(WindowPane pane) {
        return pane.getTiming() == Timing.ON_TIME && pane.getEvents() == 1;
    }
}
