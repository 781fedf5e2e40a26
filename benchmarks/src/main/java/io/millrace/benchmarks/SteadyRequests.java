package io.millrace.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Sends requests through a balancer at a steady pace, whether or not those before are answered, and repeats none. */
final class SteadyRequests implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final Balancer balancer;
    private final Function<URI, HttpRequest.Builder> request;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Latencies latencies = new Latencies();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<?>> requests = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

    private final ScheduledFuture<?> sending;

    SteadyRequests(Balancer balancer, Function<URI, HttpRequest.Builder> request, Duration between) {
        this.balancer = balancer;
        this.request = request;
        sending = pace.scheduleAtFixedRate(this::send, 0, between.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends no more, and waits for what is under way. */
    @Override
    public void close() {
        sending.cancel(false);
        pace.shutdown();
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).join();
    }

    long sent() {
        return requests.size();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    Latencies latencies() {
        return latencies;
    }

    private void send() {
        long began = System.nanoTime();
        requests.add(answer().handle((answer, failure) -> {
            latencies.add(Duration.ofNanos(System.nanoTime() - began));
            if (failure != null || answer.statusCode() != 200) {
                failures.add(failure == null ? answer + " " + answer.body() : failure.toString());
            }
            return null;
        }));
    }

    private CompletableFuture<HttpResponse<String>> answer() {
        try {
            HttpRequest next =
                    request.apply(balancer.next()).timeout(LONGEST_ANSWER).build();
            return http.sendAsync(next, BodyHandlers.ofString());
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
