package io.millrace.gateway.promise;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.util.concurrent.ExecutionException;

/**
 * Announces the gateway on every partition before it takes its first request. Otherwise another gateway's promises could
 * carry the watermark past events that this one is still writing.
 */
public final class FirstHeartbeat implements StartStep {
    private final Heartbeats heartbeats;

    public FirstHeartbeat(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public String name() {
        return "the brokers to take the first heartbeat";
    }

    @Override
    public void run() throws NotYetException, InterruptedException {
        try {
            heartbeats.beat().get();
        } catch (ExecutionException e) {
            throw new NotYetException(e.getCause() == null ? e : e.getCause());
        }
    }
}
