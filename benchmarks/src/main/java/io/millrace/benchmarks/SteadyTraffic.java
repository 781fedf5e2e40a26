package io.millrace.benchmarks;

import io.millrace.system.suite.SuiteClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Visitors who look at one product after another, as many events a second as told. */
final class SteadyTraffic extends Thread {
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(50);
    private static final int VISITORS = 2000;
    private static final int PRODUCTS = 1000;

    private final SuiteClient client;
    private final int eventsPerRequest;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long began = System.nanoTime();
    private final AtomicLong sent = new AtomicLong();

    private SteadyTraffic(SuiteClient client, int eventsPerSecond) {
        super("steady-traffic");
        this.client = client;
        this.eventsPerRequest = Math.toIntExact(eventsPerSecond * BETWEEN_REQUESTS.toMillis() / 1000);
        setDaemon(true);
    }

    static SteadyTraffic start(SuiteClient client, int eventsPerSecond) {
        SteadyTraffic traffic = new SteadyTraffic(client, eventsPerSecond);
        traffic.start();
        return traffic;
    }

    double perSecond() {
        return sent.get() * 1e9 / (System.nanoTime() - began);
    }

    void end() throws InterruptedException {
        ended.set(true);
        join();
    }

    @Override
    public void run() {
        try {
            long next = System.nanoTime();
            while (!ended.get()) {
                client.sendEvents(IntStream.range(0, eventsPerRequest)
                        .mapToObj(event -> view())
                        .collect(Collectors.joining(",", "[", "]")));
                sent.addAndGet(eventsPerRequest);
                next += BETWEEN_REQUESTS.toNanos();
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String view() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Clicks.view(
                UUID.randomUUID().toString(), "visitor-" + random.nextInt(VISITORS), "p" + random.nextInt(PRODUCTS));
    }
}
