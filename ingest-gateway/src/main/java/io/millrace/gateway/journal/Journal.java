package io.millrace.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps entries on the disk until they are released, in their order. An append is done when the disk has it; entries are
 * read in blocks, which are released in the order in which they were read. After a crash, what was done and not released is
 * read again.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final JournalSettings settings;
    private final Clock clock;
    private final SegmentFolder folder;
    private final Segments segments;
    private final SegmentSupply supply;
    private final JournalWriter writer;
    private final JournalReader reader;
    private final Released released;
    private final Waiting waiting = new Waiting();

    private Journal(
            SegmentFolder folder,
            JournalSettings settings,
            Clock clock,
            JournalListener listener,
            Consumer<Entry> found)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.folder = folder;
        released = new Released(folder.checkpoint());
        Damage damage = new Damage(folder, listener);
        Recovery recovery = new Recovery(folder, damage, released.sequence(), block -> {
            waiting.add(block.entries());
            block.entries().forEach(found);
        });
        recovery.run();
        supply = new SegmentSupply(
                folder, settings, recovery.nextOrdinal(), recovery.segments().size());
        segments = new Segments(folder, supply);
        recovery.segments().forEach(segments::add);
        reader = new JournalReader(segments, damage, released.sequence());
        writer = new JournalWriter(segments, supply, settings, listener, appended -> waiting.add(appended.entries()));
        supply.start();
        writer.start(recovery.nextSequence());
        if (!waiting.isEmpty()) {
            LOG.info("{} bytes wait in the journal", waiting.bytes());
        }
    }

    /**
     * Opens the journal in a folder, which no other process has then.
     *
     * @param found gets every entry that an earlier process left
     * @throws UncheckedIOException when the folder cannot be used at all
     */
    public static Journal open(
            Path folder, JournalSettings settings, Clock clock, JournalListener listener, Consumer<Entry> found) {
        return open(Disk.LOCAL, folder, settings, clock, listener, found);
    }

    static Journal open(
            Disk disk,
            Path path,
            JournalSettings settings,
            Clock clock,
            JournalListener listener,
            Consumer<Entry> found) {
        try {
            SegmentFolder folder = SegmentFolder.open(disk, path);
            try {
                return new Journal(folder, settings, clock, listener, found);
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + path + " cannot be opened: make the folder writable", e);
        }
    }

    /**
     * Keeps entries.
     *
     * @param stored told the number of the first of them, once the disk has them and before anybody reads them; it must be
     *     quick, for everybody's entries wait meanwhile
     * @return done when the disk has them; fails with {@link JournalRefusedException} when it will not
     */
    public CompletableFuture<Void> append(List<Entry> entries, LongConsumer stored) {
        Appended appended = Appended.of(List.copyOf(entries), stored);
        try {
            refuseWhatIsTooOld();
            writer.append(appended);
        } catch (JournalRefusedException e) {
            appended.done().completeExceptionally(e);
        }
        return appended.done();
    }

    /** The next block to be released, null while there is none. One thread at a time reads and releases. */
    public @Nullable StoredBlock next() {
        return reader.next();
    }

    /** Forgets a block that was read, and with it all that were read before. */
    public void release(StoredBlock block) {
        waiting.remove(block.entries());
        segments.drop(block.endSequence());
        released.moveTo(block.endSequence(), waiting.isEmpty());
    }

    /** A time that no entry which waits was received before, empty when none waits. */
    public OptionalLong oldest() {
        return waiting.oldest();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How much waits, before it is compressed. */
    public long waitingBytes() {
        return waiting.bytes();
    }

    /** How much of what it may take up the journal has taken, in space or in time, whichever is more: 1 is all. */
    public double usage() {
        double ofTime = (double) age().toMillis() / settings.maxAge().toMillis();
        return Math.max(ofTime, segments.count() * (double) settings.segmentBytes() / settings.maxBytes());
    }

    /** How long the oldest entry has waited. */
    public Duration age() {
        OptionalLong oldest = oldest();
        long age = oldest.isEmpty() ? 0 : clock.millis() - oldest.getAsLong();
        return Duration.ofMillis(Math.max(0, age));
    }

    /** Why the journal would not take an entry now, empty when it would. */
    public Optional<String> trouble() {
        return isTooOld() ? Optional.of(tooOld()) : supply.trouble();
    }

    private void refuseWhatIsTooOld() {
        if (isTooOld()) {
            throw new JournalRefusedException(tooOld(), null);
        }
    }

    private boolean isTooOld() {
        return age().compareTo(settings.maxAge()) > 0;
    }

    private String tooOld() {
        return "The journal's oldest entry has waited for longer than " + settings.maxAge();
    }

    /** Takes nothing more, and ends once the disk has what was taken. */
    @Override
    public void close() {
        writer.close();
        supply.close();
        released.write();
        try {
            segments.close();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
