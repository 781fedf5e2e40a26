package io.millrace.quickstart.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one service until each is answered for good. A service that is overloaded, restarting or gone is asked
 * again with the same bytes, as often and as long as the {@link RetryRule} says. Trouble is reported once, until it is over.
 */
final class PatientClient {
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Set<Integer> COME_AGAIN = Set.of(429, 502, 503, 504);

    private final String service;
    private final Waiting waiting;
    private final Consumer<String> onTrouble;
    private final HttpClient http;
    private boolean hasAnswered = false;
    private boolean inTrouble = false;
    private long repeats = 0;

    /**
     * A client that has not sent anything yet.
     *
     * @param service whom it talks to, as the subject of a sentence
     */
    PatientClient(String service, Waiting waiting, Consumer<String> onTrouble) {
        this.service = service;
        this.waiting = waiting;
        this.onTrouble = onTrouble;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    String service() {
        return service;
    }

    /** How many times a request was sent again. */
    long repeats() {
        return repeats;
    }

    HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        Instant began = waiting.clock().instant();
        for (int failures = 1; ; failures++) {
            Attempt attempt = attempt(request);
            if (attempt.answer != null) {
                inTrouble = false;
                return attempt.answer;
            }
            waitAfter(attempt, failures, Duration.between(began, waiting.clock().instant()));
            repeats++;
        }
    }

    private void waitAfter(Attempt attempt, int failures, Duration spent) throws InterruptedException {
        if (!hasAnswered && !waiting.rule().waitsForStrangers()) {
            throw new ReplayStoppedException(service + " " + attempt.trouble
                    + ". Is the suite running, and is this its address (--port-offset, --gateway, --enrichment)?");
        }
        Duration pause = waiting.rule()
                .pauseAfter(failures, spent, attempt.askedPause)
                .orElseThrow(() -> new ReplayStoppedException(
                        "%s %s, tried %d times in %d s. Run the same command again when it is back."
                                .formatted(service, attempt.trouble, failures, spent.toSeconds())));
        if (!inTrouble) {
            inTrouble = true;
            onTrouble.accept(service + " " + attempt.trouble + "; trying again.");
        }
        waiting.pauses().pause(pause);
    }

    private Attempt attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            hasAnswered = true;
            if (!COME_AGAIN.contains(answer.statusCode())) {
                return new Attempt(answer, "", Duration.ZERO);
            }
            return new Attempt(null, "cannot take more now (status " + answer.statusCode() + ")", retryAfter(answer));
        } catch (HttpTimeoutException e) {
            return new Attempt(null, "does not answer in time", Duration.ZERO);
        } catch (ConnectException e) {
            return new Attempt(null, "cannot be reached", Duration.ZERO);
        } catch (IOException e) {
            return new Attempt(null, "broke the connection off", Duration.ZERO);
        }
    }

    /** The header may also hold a date; then the rule's own pauses do. */
    private static Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    /**
     * What came of sending a request once.
     *
     * @param answer null when it has to be sent again
     */
    private record Attempt(@Nullable HttpResponse<String> answer, String trouble, Duration askedPause) {}
}
