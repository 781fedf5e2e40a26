package io.millrace.gateway;

import static io.millrace.gateway.VendorClients.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.client.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vendors' libraries when the gateway has them wait: each of their events arrives, once. */
class ClientRetryIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void sendAgainUntilTheGatewayIsReady() {
        String bootstrapServers = CLIENTS.broker().bootstrapServers();
        CLIENTS.broker().stop();
        try (RunningGateway late = CLIENTS.gatewayWith(
                        bootstrapServers,
                        "late",
                        "--spring.kafka.admin.properties.default.api.timeout.ms=1000",
                        "--spring.kafka.admin.properties.request.timeout.ms=1000");
                Scenario segment = CLIENTS.start("segment-node", "retried", late);
                Scenario rudder = CLIENTS.start("rudderstack-node", "again", late)) {
            await().atMost(LONG).until(() -> segment.said().size() >= 4);
            CLIENTS.broker().start();

            segment.finish();
            rudder.finish();
        }
        await().atMost(LONG).until(ClientRetryIT::isTakingEventsAgain);

        assertThat(CLIENTS.collectedOf("retried-"))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "retried-1", "retried-2", "retried-3", "retried-4", "retried-5", "retried-6", "retried-7");
        assertThat(CLIENTS.collectedOf("again-"))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder("again-1", "again-2", "again-3");
        assertThat(CLIENTS.collected(event -> String.valueOf(event.getUserId()).equals("retried-user")))
                .extracting(CollectedEvent::getMessageId)
                .allMatch(id -> id.startsWith("retried-"));
    }

    @Test
    void slowDownWhenTheyAreToldTo() {
        try (RunningGateway strict = CLIENTS.gatewayWith(
                CLIENTS.broker().bootstrapServers(),
                "strict",
                "--millrace.gateway.write-keys[0].events-per-second=2",
                "--millrace.gateway.write-keys[0].burst=1")) {
            await().atMost(LONG).until(strict::isReady);

            List<String> said;
            try (Scenario segment = CLIENTS.start("segment-node", "slowed", strict)) {
                said = segment.finish();
            }

            assertThat(said).filteredOn("attempt"::equals).hasSizeGreaterThan(3);
            assertThat(requests(strict, "/v1/batch", 429)).isPositive();
            assertThat(requests(strict, "/v1/batch", 200)).isEqualTo(3);
        }

        assertThat(CLIENTS.collectedOf("slowed-"))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "slowed-1", "slowed-2", "slowed-3", "slowed-4", "slowed-5", "slowed-6", "slowed-7");
    }

    private static long requests(RunningGateway at, String path, int status) {
        return at
                .bean(MeterRegistry.class)
                .find(HttpMetrics.REQUESTS)
                .tags("uri", path, "status", Integer.toString(status))
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static boolean isTakingEventsAgain() {
        String event = "{\"type\":\"page\",\"userId\":\"anybody\"}";
        return CLIENTS.gateway().postEvents(event, "X-Write-Key", "k1").statusCode() == 200;
    }
}
