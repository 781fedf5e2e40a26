package io.millrace.quickstart.replay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.quickstart.replay.StubSuite.Request;
import io.millrace.quickstart.replay.StubSuite.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTrafficIT {

    @Test
    void playsInTheBackgroundThroughTroubleUntilItIsStopped() {
        try (StubSuite suite = new StubSuite()) {
            suite.fail(Trouble.HANGS_UP, Trouble.status(503));

            SampleTraffic traffic = start(suite);
            await().atMost(Duration.ofSeconds(60)).until(() -> suite.events().size() >= 8);
            traffic.close();

            assertThat(liveThreads()).doesNotContain("sample-traffic");
            assertThat(suite.taken().stream().filter(Request::isEvents))
                    .allMatch(request -> request.body().lines().count() == 4);
        }
    }

    @Test
    void endsQuietlyWhenItIsRefused() {
        try (StubSuite suite = new StubSuite()) {
            suite.fail(Trouble.refusal(401, "This key is unknown."));

            SampleTraffic traffic = start(suite);
            await().atMost(Duration.ofSeconds(60)).until(() -> !suite.requests().isEmpty());
            await().atMost(Duration.ofSeconds(60)).until(() -> !liveThreads().contains("sample-traffic"));
            traffic.close();

            assertThat(suite.requests()).hasSize(1);
        }
    }

    private static SampleTraffic start(StubSuite suite) {
        Addresses addresses = suite.addresses();
        return SampleTraffic.start(addresses.gateway(), addresses.enrichment(), "some-key", Clock.systemUTC());
    }

    private static Set<String> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(toSet());
    }
}
