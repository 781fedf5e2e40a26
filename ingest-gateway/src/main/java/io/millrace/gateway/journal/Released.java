package io.millrace.gateway.journal;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far entries have been released, written down now and then. One thread at a time. */
final class Released {
    private static final Logger LOG = LoggerFactory.getLogger(Released.class);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

    private final Checkpoint checkpoint;
    private long sequence;
    private long written;
    private long lastWriting = System.nanoTime();

    Released(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.sequence = checkpoint.read();
        this.written = sequence;
    }

    /** The number before which nothing is needed any more. */
    long sequence() {
        return sequence;
    }

    /**
     * Moves on.
     *
     * @param writeNow whether it must be written down now, as nothing may follow for long
     */
    void moveTo(long newSequence, boolean writeNow) {
        sequence = newSequence;
        if (writeNow || System.nanoTime() - lastWriting > BETWEEN_CHECKPOINTS.toNanos()) {
            write();
        }
    }

    /** Without it, more comes again after a crash: no reason to stop. */
    void write() {
        lastWriting = System.nanoTime();
        if (written == sequence) {
            return;
        }
        try {
            checkpoint.write(sequence);
            written = sequence;
        } catch (IOException e) {
            LOG.warn("The journal cannot write down what it has released: {}", e.getMessage());
        }
    }
}
