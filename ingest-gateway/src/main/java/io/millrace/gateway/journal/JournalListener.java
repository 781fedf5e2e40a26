package io.millrace.gateway.journal;

import java.time.Duration;

/** Hears what an operator should know of a journal. */
public interface JournalListener {

    /** The disk has taken a group of entries for good. */
    void synced(Duration duration);

    /** A block cannot be read; its bytes are set aside. */
    void corrupted();
}
