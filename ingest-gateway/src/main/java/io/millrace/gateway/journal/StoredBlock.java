package io.millrace.gateway.journal;

import java.util.List;

/**
 * Entries that lie on the disk together.
 *
 * @param firstSequence number of the first entry; the others follow without a gap
 * @param entries in the order in which they were appended
 * @param diskBytes what the block takes up, its copies not counted
 */
public record StoredBlock(long firstSequence, List<Entry> entries, long diskBytes) {

    /** The number behind the last entry. */
    public long endSequence() {
        return firstSequence + entries.size();
    }
}
