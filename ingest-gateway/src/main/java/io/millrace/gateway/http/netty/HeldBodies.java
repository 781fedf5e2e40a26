package io.millrace.gateway.http.netty;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the bodies of all connections together may take: many slow senders must not fill it. */
final class HeldBodies {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    HeldBodies(long most) {
        this.most = most;
    }

    /** Whether there is room for so many bytes more; what is held is to be given back. */
    boolean tryHold(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
