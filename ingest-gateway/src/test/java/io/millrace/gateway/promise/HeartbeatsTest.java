package io.millrace.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.publishing.RecordingLog;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration NOT_LONG = Duration.ofMillis(5);

    private final SettableClock clock = new SettableClock(NOON);
    private final InFlight inFlight = new InFlight(clock);
    private final RecordingLog log = new RecordingLog();
    private final AtomicInteger failures = new AtomicInteger();
    private final Heartbeats heartbeats =
            new Heartbeats("g1", inFlight, new WatermarkLog(log, "collected", 2), failures::incrementAndGet);

    @Test
    void tellsEveryPartitionThePromise() {
        InFlight.Passage request = inFlight.enter();
        clock.set(NOON.plusSeconds(5));

        assertThat(heartbeats.beat()).isCompleted();

        assertThat(log.records()).extracting(ProducerRecord::topic).containsExactly("collected", "collected");
        assertThat(log.records()).extracting(ProducerRecord::partition).containsExactly(0, 1);
        assertThat(log.records()).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.value()).isNull();
            assertThat(WatermarkHeader.read(record.headers()))
                    .contains(new Watermark("live", "g1", 0, NOON, false, Confidence.COMPLETE));
        });
        request.leave();
    }

    @Test
    void saysGoodbyeWhenNothingIsInFlight() throws InterruptedException {
        heartbeats.beat().join();
        clock.set(NOON.plusSeconds(1));

        heartbeats.leave(NOT_LONG);

        assertThat(said()).extracting(Watermark::getClosing).containsExactly(false, false, true, true);
        assertThat(said().get(3).getTime()).isEqualTo(NOON.plusSeconds(1));
        assertThatExceptionOfType(ClosedException.class).isThrownBy(inFlight::enter);
    }

    @Test
    void leavesWithoutAGoodbyeWhileSomethingMayYetFollow() throws InterruptedException {
        heartbeats.beat().join();
        inFlight.enter();

        heartbeats.leave(NOT_LONG);

        assertThat(said()).noneMatch(Watermark::getClosing);
    }

    @Test
    void leavesWithoutAGoodbyeWhileSomethingWaitsInTheJournal() throws InterruptedException {
        Heartbeats withJournal = new Heartbeats(
                "g1",
                new InFlight(
                        clock, () -> OptionalLong.of(NOON.minusSeconds(3600).toEpochMilli())),
                new WatermarkLog(log, "collected", 2),
                failures::incrementAndGet);
        withJournal.beat().join();

        withJournal.leave(NOT_LONG);

        assertThat(said())
                .hasSize(2)
                .allSatisfy(heartbeat -> assertThat(heartbeat.getTime()).isEqualTo(NOON.minusSeconds(3600)));
    }

    @Test
    void sendsNoOtherHeartbeatWhileTheLastIsUnderWay() {
        log.fallSilent();
        assertThat(heartbeats.beat()).isNotDone();

        assertThat(heartbeats.beat()).isCompletedExceptionally();
        assertThat(said()).hasSize(2);
        assertThat(failures).hasValue(1);
        log.acknowledge();
        assertThat(heartbeats.beat()).isNotCompletedExceptionally();
        assertThat(said()).hasSize(4);
    }

    @Test
    void saysNoGoodbyeThatNobodyHeardTheBeginningOf() throws InterruptedException {
        heartbeats.leave(NOT_LONG);

        assertThat(said()).isEmpty();
    }

    @Test
    void countsHeartbeatsThatDoNotArrive() {
        log.fail();

        assertThat(heartbeats.beat()).isCompletedExceptionally();

        assertThat(failures).hasValue(1);
    }

    @Test
    void isReadyOnlyWhenTheFirstHeartbeatHasArrived() throws Exception {
        FirstHeartbeat step = new FirstHeartbeat(heartbeats);
        log.fail();

        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run).withMessageContaining("broken");
    }

    private List<Watermark> said() {
        return log.records().stream()
                .map(record -> WatermarkHeader.read(record.headers()).orElseThrow())
                .toList();
    }
}
