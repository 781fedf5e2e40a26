package io.millrace.gateway.publishing;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The requests that went to the brokers and may not be answered yet, in the order in which they came. */
final class Unanswered {
    private final Queue<PendingWrite> queue = new ConcurrentLinkedQueue<>();

    void add(PendingWrite write) {
        queue.add(write);
    }

    /** Takes the oldest out, null when there is none. */
    @Nullable
    PendingWrite poll() {
        return queue.poll();
    }

    /** Whether the oldest has waited for so long. */
    boolean isOldestOlderThan(Duration age) {
        PendingWrite oldest = queue.peek();
        while (oldest != null && oldest.isAnswered()) {
            queue.remove(oldest);
            oldest = queue.peek();
        }
        return oldest != null && oldest.ageNanos() > age.toNanos();
    }
}
