package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HttpMetrics metrics = new HttpMetrics(registry);

    @Test
    void tellsRequestsApartAsTheOtherServicesDo() {
        metrics.answered("POST", "/v1/events", 200, Duration.ofMillis(3));
        metrics.answered("POST", "/v1/events", 503, Duration.ofMillis(500));

        assertThat(registry.get("http.server.requests")
                        .tags("uri", "/v1/events", "method", "POST", "status", "503")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void makesNoMetersOfMethodsThatSomebodyMakesUp() {
        for (int i = 0; i < 100; i++) {
            metrics.answered("MADE-UP-" + i, "UNKNOWN", 404, Duration.ofMillis(1));
        }

        assertThat(registry.get("http.server.requests").timers())
                .singleElement()
                .satisfies(timer -> assertThat(timer.getId().getTag("method")).isEqualTo("UNKNOWN"));
    }
}
