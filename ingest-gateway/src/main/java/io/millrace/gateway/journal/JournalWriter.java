package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The one thread that writes. What arrives while the disk is busy is written together and forced once; only then is anybody
 * told. After a failure nothing more goes to the segment at hand, for nobody knows what the disk has of it.
 */
final class JournalWriter implements AutoCloseable {
    private final Segments segments;
    private final SegmentSupply supply;
    private final JournalSettings settings;
    private final JournalListener listener;
    private final Consumer<Appended> committed;
    private final BlockEncoder encoder = new BlockEncoder();
    private final Thread thread = new Thread(this::run, "journal-writer");
    private final AppendQueue queue = new AppendQueue();
    /** Segments that may get more, the last of them, or that wait for the end of a group to be sealed. */
    private final ArrayDeque<Segment> open = new ArrayDeque<>();

    private final Set<Segment> touched = new LinkedHashSet<>();
    private long nextSequence;

    /**
     * Writes behind what there is.
     *
     * @param committed told of entries that the disk has, before they can be read
     */
    JournalWriter(
            Segments segments,
            SegmentSupply supply,
            JournalSettings settings,
            JournalListener listener,
            Consumer<Appended> committed) {
        this.segments = segments;
        this.supply = supply;
        this.settings = settings;
        this.listener = listener;
        this.committed = committed;
        thread.setDaemon(true);
    }

    void start(long firstSequence) {
        nextSequence = firstSequence;
        thread.start();
    }

    void append(Appended appended) {
        queue.add(appended);
    }

    private void run() {
        try {
            for (List<Appended> group = queue.takeGroup(); !group.isEmpty(); group = queue.takeGroup()) {
                commit(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Appended> group) throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        group.forEach(appended -> entries.addAll(appended.entries()));
        long first = nextSequence;
        // Never used again, even if this fails: the disk may have it all the same.
        nextSequence += entries.size();
        try {
            writeAll(first, entries);
            forceTouched();
            publish(first, group);
        } catch (JournalRefusedException e) {
            rollBack();
            fail(group, e);
            return;
        } catch (IOException | RuntimeException e) {
            abandon();
            fail(group, new JournalRefusedException("The journal's disk fails: " + e.getMessage(), e));
            return;
        }
        group.forEach(appended -> appended.done().complete(null));
    }

    private static void fail(List<Appended> group, JournalRefusedException why) {
        group.forEach(appended -> appended.done().completeExceptionally(why));
    }

    private void writeAll(long first, List<Entry> entries) throws IOException, InterruptedException {
        for (int from = 0; from < entries.size(); ) {
            int to = endOfBlock(entries, from);
            writeBlock(encoder.encode(first + from, entries.subList(from, to)));
            from = to;
        }
    }

    private static int endOfBlock(List<Entry> entries, int from) {
        long bytes = 0;
        int to = from;
        do {
            bytes += BlockFormat.ENTRY_HEADER + entries.get(to++).size();
        } while (to < entries.size() && bytes + entries.get(to).size() < BlockFormat.RAW_TARGET);
        return to;
    }

    private void writeBlock(ByteBuffer block) throws IOException, InterruptedException {
        long bytes = (long) block.remaining() * settings.copies();
        if (bytes > settings.segmentBytes()) {
            throw new JournalRefusedException(
                    "The journal's segments are too small for %d bytes".formatted(bytes), null);
        }
        Segment target = segmentFor(bytes);
        for (int copy = 0; copy < settings.copies(); copy++) {
            target.write(block.duplicate());
        }
    }

    private Segment segmentFor(long bytes) throws InterruptedException {
        Segment current = open.peekLast();
        if (current == null || !current.hasRoomFor(bytes)) {
            current = supply.take();
            segments.add(current);
            open.add(current);
        }
        touched.add(current);
        return current;
    }

    private void forceTouched() throws IOException {
        long start = System.nanoTime();
        for (Segment segment : touched) {
            segment.force();
        }
        listener.synced(Duration.ofNanos(System.nanoTime() - start));
    }

    /** Everything is counted as waiting before anybody can read it, or else it might be released before it was counted. */
    private void publish(long first, List<Appended> group) {
        long sequence = first;
        for (Appended appended : group) {
            appended.stored().accept(sequence);
            committed.accept(appended);
            sequence += appended.entries().size();
        }
        for (Segment segment : touched) {
            segment.commit(sequence);
        }
        sealFormer();
    }

    private void sealFormer() {
        touched.clear();
        while (open.size() > 1) {
            open.remove().seal();
        }
    }

    /** Nothing went wrong with the disk, there was just no room. */
    private void rollBack() {
        touched.forEach(Segment::rollBack);
        sealFormer();
    }

    private void abandon() {
        touched.clear();
        while (!open.isEmpty()) {
            open.remove().abandon();
        }
    }

    @Override
    public void close() {
        queue.close();
        Threads.join(thread);
    }
}
