package io.millrace.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What waits to be written, bounded by what a disk that has stopped may cost in memory. */
final class AppendQueue {
    private static final long MOST_BYTES = 64L << 20;

    private final ArrayDeque<Appended> queue = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    synchronized void add(Appended appended) {
        if (closed) {
            throw new JournalRefusedException("The journal is closed", null);
        }
        if (bytes > 0 && bytes + appended.bytes() > MOST_BYTES) {
            throw new JournalRefusedException("The journal's disk is too slow: %d bytes wait".formatted(bytes), null);
        }
        queue.add(appended);
        bytes += appended.bytes();
        notifyAll();
    }

    /** What waits, up to the size of a block or the first append; waits for something, and is empty at the end. */
    synchronized List<Appended> takeGroup() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            wait();
        }
        List<Appended> group = new ArrayList<>();
        for (long taken = 0; !queue.isEmpty() && taken < BlockFormat.RAW_TARGET; ) {
            Appended next = queue.remove();
            taken += next.bytes();
            bytes -= next.bytes();
            group.add(next);
        }
        return group;
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
