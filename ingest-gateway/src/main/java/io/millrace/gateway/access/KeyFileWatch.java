package io.millrace.gateway.access;

import io.millrace.streams.thread.DaemonThreads;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the file of write keys every second, for as long as the gateway runs. */
public final class KeyFileWatch implements AutoCloseable {
    private static final long SECONDS = 1;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("write-keys"));

    /** Looks at it for the first time at once, and on a thread of its own from then on. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public KeyFileWatch(Optional<KeyFile> file) {
        file.ifPresent(watched -> {
            watched.look();
            timer.scheduleWithFixedDelay(watched::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
