package io.millrace.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.reference.testkit.MeterRows;
import io.millrace.reference.testkit.ReferencePage;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WarehouseMetricsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WarehouseMetrics metrics = new WarehouseMetrics(registry);
    private final AtomicReference<Instant> lastCommit = new AtomicReference<>();

    @Test
    void isDescribedMeterByMeter() {
        metrics.trackConnector("events", () -> true);
        trackLastCommit();

        assertThat(ReferencePage.of("metrics.md").section("## warehouse-sink").rows(3))
                .containsExactlyInAnyOrderElementsOf(MeterRows.of(registry));
    }

    @Test
    void tellsHowOldTheNewestRowsAre() {
        trackLastCommit();
        assertThat(snapshotAge()).isNaN();

        lastCommit.set(NOON.minusSeconds(90));

        assertThat(snapshotAge()).isEqualTo(90);
    }

    @Test
    void knowsWhatItFollowsForAsLongAsItIsAsked() {
        metrics.trackConnector("events", runningLikeNoOther(new AtomicReference<>(true)));
        WeakReference<Object> forgotten = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return forgotten.get() == null;
        });

        assertThat(registry.get(WarehouseMetrics.RUNNING).gauge().value()).isEqualTo(1);
    }

    /** Nobody but the meter holds what it returns. */
    private static BooleanSupplier runningLikeNoOther(AtomicReference<Boolean> state) {
        return state::get;
    }

    private void trackLastCommit() {
        metrics.trackLastCommit(
                "events", () -> Optional.ofNullable(lastCommit.get()), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private double snapshotAge() {
        return registry.get(WarehouseMetrics.SNAPSHOT_AGE).timeGauge().value(TimeUnit.SECONDS);
    }
}
