package io.millrace.gateway.loss;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Clients that send one request after the other, each again until it is answered with 2xx, and write down which were. A
 * visitor belongs to one client, so the order of a visitor's events is known.
 */
final class Clients implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final int VISITORS_PER_CLIENT = 20;
    private static final int LARGEST_BATCH = 4;
    private static final long PAUSE_MILLIS = 3;
    private static final long PAUSE_AFTER_REFUSAL_MILLIS = 50;

    private final URI events;
    private final String prefix;
    private final List<Thread> threads = new ArrayList<>();
    /** By visitor, how many of its events were taken: those from 0 on. */
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean stopped;

    private Clients(int port, String prefix) {
        this.events = URI.create("http://127.0.0.1:" + port + "/v1/events");
        this.prefix = prefix;
    }

    /** Begins to send. */
    static Clients start(int port, String prefix) {
        Clients clients = new Clients(port, prefix);
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            Thread thread = new Thread(() -> clients.run(number), "client-" + client);
            thread.start();
            clients.threads.add(thread);
        }
        return clients;
    }

    String prefix() {
        return prefix;
    }

    Map<String, Integer> taken() {
        return taken;
    }

    /** Waits until so many more requests were answered with 2xx. */
    void awaitTaken(int more) {
        int target = requests.get() + more;
        await().atMost(Duration.ofMinutes(2)).until(() -> requests.get() >= target);
    }

    void awaitRefused() {
        int before = refusals.get();
        await().atMost(Duration.ofMinutes(2)).until(() -> refusals.get() > before);
    }

    private void run(int client) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        Random random = new Random(client);
        try {
            while (!stopped) {
                String visitor = prefix + "-" + client + "-" + random.nextInt(VISITORS_PER_CLIENT);
                sendUntilTaken(http, visitor, 1 + random.nextInt(LARGEST_BATCH));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilTaken(HttpClient http, String visitor, int number) throws InterruptedException {
        int first = taken.getOrDefault(visitor, 0);
        List<String> batch = new ArrayList<>();
        for (int i = first; i < first + number; i++) {
            batch.add(event(visitor, i));
        }
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("X-Write-Key", GatewayProcess.WRITE_KEY)
                .timeout(Duration.ofSeconds(15))
                .POST(HttpRequest.BodyPublishers.ofString(batch.stream().collect(Collectors.joining(",", "[", "]"))))
                .build();
        while (!isTaken(http, request)) {
            refusals.incrementAndGet();
            if (stopped) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_REFUSAL_MILLIS);
        }
        taken.put(visitor, first + number);
        requests.incrementAndGet();
    }

    private static boolean isTaken(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2 && answer.body().endsWith("\"rejected\":[]}");
        } catch (IOException e) {
            return false;
        }
    }

    private static String event(String visitor, int number) {
        return """
                {"type":"track","event":"Product Viewed","anonymousId":"%s","messageId":"%s/%d",
                 "properties":{"product_id":"85123A","name":"White hanging heart t-light holder","price":2.55,
                 "currency":"GBP","url":"https://shop.example/p/85123A?from=home"}}""".formatted(visitor, visitor, number);
    }

    /** Sends nothing more, and waits for the answers that are due. */
    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
