package io.millrace.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.time.Watermark;
import io.millrace.gateway.http.netty.GatewayServer;
import io.millrace.gateway.publishing.RecordingLog;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeartbeatCycleTest {
    private final RecordingLog log = new RecordingLog();
    private final Heartbeats heartbeats =
            new Heartbeats("g1", new InFlight(Clock.systemUTC()), new WatermarkLog(log, "collected", 1), () -> {});
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final HeartbeatCycle cycle =
            new HeartbeatCycle(heartbeats, ready, Duration.ofMillis(2), Duration.ofSeconds(5));

    @Test
    void beatsFromWhenTheServiceIsReadyUntilItStops() {
        cycle.start();
        assertThat(log.records()).isEmpty();
        ready.complete(null);
        await().until(() -> log.records().size() > 3);

        cycle.stop();

        List<Watermark> said = log.records().stream()
                .map(record -> WatermarkHeader.read(record.headers()).orElseThrow())
                .toList();
        assertThat(said.subList(0, said.size() - 1)).noneMatch(Watermark::getClosing);
        assertThat(said.get(said.size() - 1).getClosing()).isTrue();
        assertThat(cycle.isRunning()).isFalse();
    }

    @Test
    void staysSilentWhenItIsStoppedBeforeTheServiceWasReady() {
        cycle.start();
        cycle.stop();

        ready.complete(null);

        assertThat(log.records()).isEmpty();
    }

    @Test
    void stopsAfterTheWebServer() {
        assertThat(cycle.getPhase()).isLessThan(GatewayServer.PHASE);
    }
}
