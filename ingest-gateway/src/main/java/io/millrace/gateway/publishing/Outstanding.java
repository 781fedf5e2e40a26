package io.millrace.gateway.publishing;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How much of the journal the producer has and the brokers have not acknowledged. */
final class Outstanding {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    void add(int sent) {
        bytes.addAndGet(sent);
    }

    void remove(int ended) {
        bytes.addAndGet(-ended);
    }

    long bytes() {
        return bytes.get();
    }

    void fail(Exception why) {
        failure.set(why);
    }

    boolean hasFailure() {
        return failure.get() != null;
    }

    /** The last failure since the last time, null when there was none. */
    @Nullable
    Exception takeFailure() {
        return failure.get() == null ? null : failure.getAndSet(null);
    }
}
