package io.millrace.warehouse.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.connector.ConnectorStatus.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class ConnectorWatchTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private static final TableSink EVENTS =
            TableSink.all(TestSettings.with(Map.of()).connector()).get(0);

    private final FakeWorker worker = new FakeWorker();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectorWatch watch = new ConnectorWatch(
            worker,
            EVENTS,
            new RestartPauses(Duration.ofSeconds(5), Duration.ofMinutes(1)),
            new WarehouseMetrics(meters),
            NOON);
    private final ConnectorHealth health = new ConnectorHealth(new ConnectorWatches(List.of(watch)));

    @Test
    void isContentWithATaskThatRuns() {
        worker.statuses.put("events", FakeWorker.status("RUNNING", "RUNNING", ""));

        watch.look();

        assertThat(worker.restarts).isEmpty();
        assertThat(health.health())
                .isEqualTo(Health.up().withDetail("events", "RUNNING").build());
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void restartsATaskThatFailedAndSaysWhy() {
        worker.statuses.put("events", FakeWorker.status("RUNNING", "FAILED", "java.lang.Error: no disk"));

        watch.look();

        assertThat(worker.restarts).containsExactly("events");
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails()).containsEntry("events", "task 0 is FAILED: java.lang.Error: no disk");
        assertThat(running()).isZero();
        assertThat(meters.get("millrace.warehouse.connector.restarts").counter().count())
                .isEqualTo(1);
    }

    @Test
    void restartsNoMoreOftenThanThePausesSay() {
        worker.statuses.put("events", FakeWorker.status("FAILED", "RUNNING", ""));

        watch.look();
        watch.look();

        assertThat(worker.restarts).containsExactly("events");
    }

    @Test
    void leavesATaskAloneThatIsPausedOrMoves() {
        for (String state : List.of("PAUSED", "UNASSIGNED", "RESTARTING")) {
            worker.statuses.put("events", FakeWorker.status("RUNNING", state, ""));

            watch.look();

            assertThat(health.health().getDetails()).containsEntry("events", "task 0 is " + state);
        }
        assertThat(worker.restarts).isEmpty();
    }

    @Test
    void isDegradedAsLongAsAnyConnectorStandsStill() {
        TableSink sessions =
                TableSink.all(TestSettings.with(Map.of()).connector()).get(1);
        ConnectorWatches watches = new ConnectorWatches(List.of(
                watch,
                new ConnectorWatch(
                        worker,
                        sessions,
                        new RestartPauses(Duration.ofSeconds(5), Duration.ofMinutes(1)),
                        new WarehouseMetrics(meters),
                        NOON)));
        worker.statuses.put("events", FakeWorker.status("RUNNING", "FAILED", ""));
        worker.statuses.put("sessions", FakeWorker.status("RUNNING", "RUNNING", ""));

        watches.look();

        assertThat(new ConnectorHealth(watches).health())
                .isEqualTo(Health.status("DEGRADED")
                        .withDetail("events", "task 0 is FAILED")
                        .withDetail("sessions", "RUNNING")
                        .build());
        assertThat(worker.restarts).containsExactly("events");
    }

    @Test
    void saysThatThereIsNoTaskConnectorOrWorker() {
        worker.statuses.put("events", new ConnectorStatus(new Part("connector events", "RUNNING", ""), List.of()));
        watch.look();
        assertThat(watch.last().detail()).isEqualTo("waiting for its task");

        worker.statuses.clear();
        watch.look();
        assertThat(watch.last().detail()).contains("does not know it");

        worker.away = true;
        watch.look();
        assertThat(watch.last().detail()).isEqualTo("away");
        assertThat(watch.last().running()).isFalse();
    }

    private double running() {
        return meters.get("millrace.warehouse.connector.running")
                .tag("table", "events")
                .gauge()
                .value();
    }
}
