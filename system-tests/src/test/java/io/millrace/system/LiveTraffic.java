package io.millrace.system;

import io.millrace.system.suite.SuiteClient;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who looks at one page after another, until closed. */
final class LiveTraffic implements AutoCloseable {
    private final SuiteClient client;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread;

    private LiveTraffic(SuiteClient client) {
        this.client = client;
        this.thread = new Thread(this::browse, "live-traffic");
    }

    static LiveTraffic start(SuiteClient client) {
        LiveTraffic traffic = new LiveTraffic(client);
        traffic.thread.setDaemon(true);
        traffic.thread.start();
        return traffic;
    }

    /** Number of events that were accepted. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void browse() {
        while (!ended.get()) {
            client.sendEvents("{\"type\": \"page\", \"messageId\": \"live-%d\", \"anonymousId\": \"live\"}"
                    .formatted(sent.get()));
            sent.incrementAndGet();
        }
    }
}
