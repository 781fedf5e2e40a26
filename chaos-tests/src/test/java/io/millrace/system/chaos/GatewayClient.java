package io.millrace.system.chaos;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Sends events, and knows which of three things has become of them. */
final class GatewayClient {
    private static final String BASIC_DEV_WRITE_KEY = "Basic ZGV2LXdyaXRlLWtleTo=";
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    /** Longer than the gateway waits for the brokers. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(12);

    enum Outcome {
        /** They are stored, says the gateway. */
        ACCEPTED,
        /** Nobody knows: no answer, or that the brokers did not answer. */
        UNKNOWN
    }

    private final URI events;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    GatewayClient(URI gateway) {
        this.events = gateway.resolve("/v1/events");
    }

    /**
     * Sends a batch once.
     *
     * @throws IllegalStateException when the gateway refuses what nobody would
     */
    Outcome send(List<? extends ShopEvent> batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(events)
                .timeout(TO_ANSWER)
                .header("Authorization", BASIC_DEV_WRITE_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        batch.stream().map(ShopEvent::json).collect(joining(",", "[", "]"))))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
                return Outcome.UNKNOWN;
            }
            requireAccepted(answer, batch.size());
            return Outcome.ACCEPTED;
        } catch (IOException e) {
            return Outcome.UNKNOWN;
        }
    }

    private static void requireAccepted(HttpResponse<String> answer, int events) {
        if (answer.statusCode() != 200 || !answer.body().contains("\"accepted\":" + events + ",")) {
            throw new IllegalStateException(
                    "The gateway answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }
}
