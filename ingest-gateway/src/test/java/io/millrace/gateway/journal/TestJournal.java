package io.millrace.gateway.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.promise.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A journal of texts in a folder, with small segments, that may be opened again as after a crash. */
final class TestJournal implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    final List<String> found = new ArrayList<>();
    final AtomicInteger corrupted = new AtomicInteger();
    final SettableClock clock = new SettableClock(NOON);
    final Path folder;
    private final Journal journal;

    private TestJournal(Disk disk, Path folder, JournalSettings settings) {
        this.folder = folder;
        JournalListener listener = new JournalListener() {
            @Override
            public void synced(Duration duration) {}

            @Override
            public void corrupted() {
                corrupted.incrementAndGet();
            }
        };
        this.journal = Journal.open(disk, folder, settings, clock, listener, entry -> found.add(text(entry)));
    }

    static TestJournal open(Path folder, JournalSettings settings) {
        return new TestJournal(Disk.LOCAL, folder, settings);
    }

    static TestJournal open(Disk disk, Path folder, JournalSettings settings) {
        return new TestJournal(disk, folder, settings);
    }

    static JournalSettings settings(int segmentPages, int segments, int copies) {
        long segment = (long) segmentPages * BlockFormat.PAGE;
        return new JournalSettings(segment, segments * segment, Duration.ofHours(1), copies);
    }

    Journal journal() {
        return journal;
    }

    /** Keeps texts, and comes back when the disk has them. */
    void append(String... texts) {
        start(texts).join();
    }

    CompletableFuture<Void> start(String... texts) {
        List<Entry> entries =
                Stream.of(texts).map(text -> entry(text, clock.millis())).toList();
        return journal.append(entries, first -> {});
    }

    /** Reads what there is. */
    List<String> read() {
        return blocks().stream()
                .flatMap(block -> block.entries().stream())
                .map(TestJournal::text)
                .toList();
    }

    List<StoredBlock> blocks() {
        List<StoredBlock> blocks = new ArrayList<>();
        for (StoredBlock block = journal.next(); block != null; block = journal.next()) {
            blocks.add(block);
        }
        return blocks;
    }

    static Entry entry(String text, long receivedAt) {
        return new Entry(receivedAt, ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    static String text(Entry entry) {
        return UTF_8.decode(entry.bytes().duplicate()).toString();
    }

    /** What a crash would leave at this moment. */
    Path copyTo(Path target) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(target);
            for (Path file : files.filter(TestJournal::isFinished).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is being made has another name, and is soon gone. */
    private static boolean isFinished(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().endsWith(".tmp");
    }

    /** The segments in a folder, oldest first. */
    static List<Path> segments(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
