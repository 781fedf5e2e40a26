package io.millrace.gateway.access;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the file of write keys every second, for as long as the gateway runs. */
public final class KeyFileWatch implements AutoCloseable {
    private static final long SECONDS = 1;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(KeyFileWatch::thread);

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

    private static Thread thread(Runnable looking) {
        Thread thread = new Thread(looking, "write-keys");
        thread.setDaemon(true);
        return thread;
    }
}
