package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.journal.Journal;
import io.millrace.gateway.journal.JournalSettings;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.promise.SettableClock;
import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.JournaledLogSettings;
import io.millrace.gateway.publishing.KafkaRecordLog;
import io.millrace.gateway.publishing.LiveProducer;
import io.millrace.reference.testkit.MeterRows;
import io.millrace.reference.testkit.ReferencePage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayMetricsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(NOON);
    private final InFlight inFlight = new InFlight(clock);
    private final GatewayMetrics metrics = new GatewayMetrics(registry, inFlight);

    @Test
    void countsWhatIsAcceptedAndWhatIsRejectedByReason() {
        metrics.accepted(Protocol.EVENTS, 3);
        metrics.anonymised(Protocol.EVENTS, 2);
        metrics.rejected(Protocol.PRODUCTS, Reason.INVALID_AMOUNT);

        assertThat(registry.get(GatewayMetrics.ACCEPTED)
                        .tag("protocol", "events")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get(GatewayMetrics.ANONYMISED)
                        .tag("protocol", "events")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get(GatewayMetrics.REJECTED)
                        .tags("protocol", "products", "reason", "invalid-amount")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void timesAnswersByTheirOutcome() {
        metrics.answered(Protocol.EVENTS, true, Duration.ofMillis(5));
        metrics.answered(Protocol.EVENTS, false, Duration.ofSeconds(10));

        assertThat(registry.get(GatewayMetrics.ACKNOWLEDGEMENTS)
                        .tags("protocol", "events", "outcome", "acknowledged")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
        assertThat(registry.get(GatewayMetrics.ACKNOWLEDGEMENTS)
                        .tags("protocol", "events", "outcome", "unacknowledged")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void isDescribedMeterByMeter(@TempDir Path folder) {
        new HttpMetrics(registry).watch(() -> 0);
        new ProducerMetrics(registry).close();
        try (JournaledLog log = journaledLog(folder, new JournalMetrics(registry))) {
            new JournalMetrics(registry).show(log);
        }

        assertThat(ReferencePage.of("metrics.md").section("## ingest-gateway").rows(3))
                .containsExactlyInAnyOrderElementsOf(MeterRows.of(registry));
    }

    @Test
    void showsHowTheJournalIs(@TempDir Path folder) {
        JournalMetrics journalMetrics = new JournalMetrics(registry);
        clock.set(NOON.plusSeconds(30));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("topic", null, NOON.toEpochMilli(), new byte[] {1}, new byte[] {2});
        try (JournaledLog log = journaledLog(folder, journalMetrics)) {
            journalMetrics.show(log);
            log.write(List.of(record), () -> {}).join();
            journalMetrics.corrupted();

            assertThat(registry.get(JournalMetrics.ROUTES)
                            .tag("route", "spilling")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(registry.get(JournalMetrics.SIZE).gauge().value()).isPositive();
            assertThat(registry.get(JournalMetrics.USAGE).gauge().value()).isBetween(0.0, 1.0);
            assertThat(registry.get(JournalMetrics.AGE).timeGauge().value(TimeUnit.SECONDS))
                    .isEqualTo(30);
            assertThat(registry.get(JournalMetrics.SYNCS).timer().count()).isPositive();
            assertThat(registry.get(JournalMetrics.CORRUPT_BLOCKS).counter().count())
                    .isEqualTo(1);
        }
    }

    /** A log whose brokers never acknowledge. */
    private JournaledLog journaledLog(Path folder, JournalMetrics journalMetrics) {
        MockProducer<byte[], byte[]> silent =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        JournalSettings bounds = new JournalSettings(1 << 16, 1 << 20, Duration.ofHours(1), 1);
        return JournaledLog.open(
                new KafkaRecordLog(
                        new LiveProducer(() -> silent, used -> {}, Duration.ofMinutes(1)), Duration.ofMinutes(1)),
                found -> Journal.open(folder, bounds, clock, journalMetrics, found),
                new JournaledLogSettings(Duration.ofMillis(20), Duration.ofMinutes(1), 1 << 20),
                clock);
    }

    @Test
    void showsWhatHoldsThePromiseBack() {
        inFlight.enter();
        clock.set(NOON.plusSeconds(7));
        metrics.heartbeatFailed();

        assertThat(registry.get(GatewayMetrics.IN_FLIGHT).gauge().value()).isEqualTo(1);
        assertThat(registry.get(GatewayMetrics.PROMISE_AGE).timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(registry.get(GatewayMetrics.HEARTBEAT_FAILURES).counter().count())
                .isEqualTo(1);
    }
}
