package io.millrace.warehouse.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.streams.boot.NotYetException;
import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.connector.ConnectorStatus.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class ConnectorWatchTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final FakeWorker worker = new FakeWorker();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectorWatch watch = new ConnectorWatch(
            worker,
            "events",
            new RestartPauses(Duration.ofSeconds(5), Duration.ofMinutes(1)),
            new WarehouseMetrics(meters),
            NOON);
    private final ConnectorHealth health = new ConnectorHealth(watch);

    @Test
    void isContentWithATaskThatRuns() {
        worker.status = status("RUNNING", "RUNNING", "");

        watch.look();

        assertThat(worker.restarts).isZero();
        assertThat(health.health())
                .isEqualTo(Health.up().withDetail("connector", "RUNNING").build());
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void restartsATaskThatFailedAndSaysWhy() {
        worker.status = status("RUNNING", "FAILED", "java.lang.Error: no disk");

        watch.look();

        assertThat(worker.restarts).isEqualTo(1);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails())
                .containsEntry("connector", "task 0 is FAILED: java.lang.Error: no disk");
        assertThat(running()).isZero();
        assertThat(meters.get("millrace.warehouse.connector.restarts").counter().count())
                .isEqualTo(1);
    }

    @Test
    void restartsNoMoreOftenThanThePausesSay() {
        worker.status = status("FAILED", "RUNNING", "");

        watch.look();
        watch.look();

        assertThat(worker.restarts).isEqualTo(1);
    }

    @Test
    void leavesATaskAloneThatIsPausedOrMoves() {
        for (String state : List.of("PAUSED", "UNASSIGNED", "RESTARTING")) {
            worker.status = status("RUNNING", state, "");

            watch.look();

            assertThat(health.health().getDetails()).containsEntry("connector", "task 0 is " + state);
        }
        assertThat(worker.restarts).isZero();
    }

    @Test
    void saysThatThereIsNoTaskConnectorOrWorker() {
        worker.status = Optional.of(new ConnectorStatus(new Part("connector events", "RUNNING", ""), List.of()));
        watch.look();
        assertThat(watch.last().detail()).isEqualTo("waiting for its task");

        worker.status = Optional.empty();
        watch.look();
        assertThat(watch.last().detail()).contains("does not know it");

        worker.away = true;
        watch.look();
        assertThat(watch.last().detail()).isEqualTo("away");
        assertThat(watch.last().running()).isFalse();
    }

    @Test
    void holdsTheStartUpUntilTheTaskRuns() throws NotYetException {
        RunningStep step = new RunningStep(worker, "events");
        worker.status = Optional.empty();
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run).withMessageContaining("not taken up");
        worker.status = status("RUNNING", "FAILED", "why");
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run).withMessageContaining("why");
        worker.away = true;
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run).withMessageContaining("away");
        worker.away = false;
        worker.status = status("RUNNING", "RUNNING", "");

        step.run();
    }

    @Test
    void givesTheSettingsToTheWorkerWhenItIsThere() throws NotYetException {
        ConnectorStep step = new ConnectorStep(worker, "events", Map.of("a", "b"));
        worker.away = true;
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run);
        worker.away = false;

        step.run();

        assertThat(worker.settings).containsExactly(Map.entry("a", "b"));
    }

    private double running() {
        return meters.get("millrace.warehouse.connector.running").gauge().value();
    }

    private static Optional<ConnectorStatus> status(String connector, String task, String failure) {
        return Optional.of(new ConnectorStatus(
                new Part("connector events", connector, ""), List.of(new Part("task 0", task, failure))));
    }

    private static final class FakeWorker implements ConnectWorker {
        private Optional<ConnectorStatus> status = Optional.empty();
        private Map<String, String> settings = Map.of();
        private boolean away;
        private int restarts;

        @Override
        public void configure(String connector, Map<String, String> wanted) {
            requireThere();
            settings = wanted;
        }

        @Override
        public Optional<ConnectorStatus> status(String connector) {
            requireThere();
            return status;
        }

        @Override
        public void restartFailed(String connector) {
            requireThere();
            restarts++;
        }

        private void requireThere() {
            if (away) {
                throw new WorkerUnavailableException("away", null);
            }
        }
    }
}
