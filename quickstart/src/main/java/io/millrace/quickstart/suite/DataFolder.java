package io.millrace.quickstart.suite;

import io.millrace.platform.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a suite keeps everything in. Held by one suite at a time, and never shared with anything else. The log
 * lies in it too, so nothing here may log: where to is only known once the folder is taken.
 */
public final class DataFolder implements AutoCloseable {
    /** Also the mark by which a folder is known as a suite's, and may be emptied. */
    private static final String LOCK = "millrace.lock";

    private static final String LOGS = "logs";
    private static final String KAFKA = "kafka";
    private static final long LEAST_SPACE = 512L << 20;

    private final Path folder;
    private final LockFile lock;

    private DataFolder(Path folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a folder, made if it does not exist.
     *
     * @throws SuiteStartException when it is in use, holds something else, or cannot be written to
     */
    public static DataFolder take(Path folder) {
        return take(folder, LEAST_SPACE);
    }

    static DataFolder take(Path folder, long leastSpace) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            requireOurs(absolute);
            Files.createDirectories(absolute);
            requireSpace(absolute, leastSpace);
            return new DataFolder(absolute, lock(absolute));
        } catch (IOException e) {
            throw new SuiteStartException(
                    "The data folder %s cannot be used (%s): make it writable, or choose another with --data."
                            .formatted(absolute, reason(e)),
                    e);
        }
    }

    public Path path() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path kafka() {
        return folder.resolve(KAFKA);
    }

    /** Where the suite writes its log. */
    public Path log() {
        return folder.resolve(LOGS).resolve("millrace.log");
    }

    /** Whether no suite has run on it yet. */
    public boolean isFresh() {
        return !Files.exists(kafka());
    }

    /** Deletes all data. The log stays, being written to. */
    public void reset() {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path entry : content.toList()) {
                if (!List.of(LOCK, LOGS).contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        } catch (IOException e) {
            throw new SuiteStartException(
                    "The data folder %s cannot be emptied (%s): delete it by hand.".formatted(folder, reason(e)), e);
        }
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of " + folder, e);
        }
    }

    /** A folder with other things in it would suffer from a reset. */
    private static void requireOurs(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SuiteStartException(folder + " is a file: choose a folder with --data.");
        }
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new SuiteStartException(
                        "The folder %s holds other things: choose an empty or new one with --data.".formatted(folder));
            }
        }
    }

    private static void requireSpace(Path folder, long leastSpace) throws IOException {
        long space = Files.getFileStore(folder).getUsableSpace();
        if (space < leastSpace) {
            throw new SuiteStartException(
                    "The disk of the data folder %s has %d MB left, the suite needs %d: make room, or choose another with --data."
                            .formatted(folder, space >> 20, leastSpace >> 20));
        }
    }

    private static LockFile lock(Path folder) throws IOException {
        return LockFile.take(folder.resolve(LOCK))
                .orElseThrow(() -> new SuiteStartException(
                        "The data folder %s is in use by another suite: stop that one, or choose another with --data."
                                .formatted(folder)));
    }

    /** For these two the message is but the path. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        return e instanceof NoSuchFileException ? "it cannot be made" : String.valueOf(e.getMessage());
    }

    /** Links are deleted, and what they lead to stays. */
    private static void delete(Path entry) throws IOException {
        try (Stream<Path> tree = Files.walk(entry)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
