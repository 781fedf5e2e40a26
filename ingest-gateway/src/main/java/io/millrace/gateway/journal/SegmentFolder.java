package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one journal. As long as it is open, no other process has them. */
final class SegmentFolder implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("segment-(\\d{12})\\.log");
    private static final String UNFINISHED = ".tmp";
    private static final int CHUNK = 1 << 20;

    private final Disk disk;
    private final Path folder;
    private final FileChannel lock;

    private SegmentFolder(Disk disk, Path folder, FileChannel lock) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
    }

    static SegmentFolder open(Disk disk, Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new IllegalStateException("Another process has the journal in " + folder
                    + ": give each gateway its own millrace.gateway.data-folder");
        }
        return new SegmentFolder(disk, folder, lock);
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Checkpoint checkpoint() {
        return new Checkpoint(disk, folder);
    }

    /** The ordinals of all segments, in order; what a crash left unfinished is gone. */
    List<Long> ordinals() throws IOException {
        List<Long> ordinals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    ordinals.add(Long.parseLong(matcher.group(1)));
                } else if (name.endsWith(UNFINISHED)) {
                    Files.delete(file);
                }
            }
        }
        return ordinals;
    }

    /** Makes a segment of zeros that the disk has for good, so that writing to it needs no more space. */
    Segment create(long ordinal, long size) throws IOException {
        Path path = path(ordinal);
        Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
        FileChannel file = disk.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            fill(file, size);
            file.force(true);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            return new Segment(ordinal, path, file, size);
        } catch (IOException | RuntimeException e) {
            file.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static void fill(FileChannel file, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, size));
        for (long at = 0; at < size; ) {
            zeros.clear().limit((int) Math.min(CHUNK, size - at));
            at += file.write(zeros, at);
        }
    }

    /** Opens a segment that is there. */
    Segment find(long ordinal) throws IOException {
        Path path = path(ordinal);
        FileChannel file = disk.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Segment(ordinal, path, file, file.size());
    }

    void delete(Segment segment) throws IOException {
        segment.file().close();
        Files.deleteIfExists(segment.path());
    }

    /** Keeps bytes that are no block, for someone to look at. */
    Path setAside(Segment segment, long from, long to) throws IOException {
        Path quarantine = folder.resolve("quarantine");
        Files.createDirectories(quarantine);
        Path target = quarantine.resolve(segment.path().getFileName() + "." + from);
        try (FileChannel kept = disk.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (long at = from; at < to; ) {
                long copied = segment.file().transferTo(at, to - at, kept);
                if (copied <= 0) {
                    break;
                }
                at += copied;
            }
            kept.force(true);
        }
        return target;
    }

    /** Makes the disk remember which files a folder has. */
    static void force(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private Path path(long ordinal) {
        return folder.resolve("segment-%012d.log".formatted(ordinal));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
