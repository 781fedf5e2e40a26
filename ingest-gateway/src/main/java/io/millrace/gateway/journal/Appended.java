package io.millrace.gateway.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * Entries on their way to the disk.
 *
 * @param stored told the number of the first entry, before anybody can read it
 * @param done completed once the disk has them all
 */
record Appended(List<Entry> entries, long bytes, LongConsumer stored, CompletableFuture<Void> done) {

    static Appended of(List<Entry> entries, LongConsumer stored) {
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += BlockFormat.ENTRY_HEADER + entry.size();
        }
        return new Appended(entries, bytes, stored, new CompletableFuture<>());
    }
}
