package io.millrace.recommendation.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.VstanRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest snapshot in a folder. A new one takes the place of the last in one step, when all of it is on disk; one that
 * cannot be used is set aside, never deleted and never used in part.
 */
public final class SnapshotFile {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    private final Path file;
    private final IndexLimits limits;
    private final VstanRule rule;

    public SnapshotFile(Path folder, IndexLimits limits, VstanRule rule) {
        this.file = folder.resolve("index.snapshot");
        this.limits = limits;
        this.rule = rule;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " cannot be made: name another as millrace.recommendation.data-folder", e);
        }
    }

    /** The snapshot, or empty when there is none or it is damaged; a damaged one is set aside. */
    public Optional<Snapshot> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotFormat.read(file, limits, rule));
        } catch (IOException | RuntimeException e) {
            // What is not as we wrote it may fail in any way.
            setAside("cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    public void save(Snapshot snapshot) throws IOException {
        Path written = file.resolveSibling("index.snapshot.new");
        SnapshotFormat.write(snapshot, written);
        Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
        forceFolder();
    }

    /** Takes a snapshot out of use, and says why. */
    public void setAside(String reason) {
        Path aside = file.resolveSibling("index.snapshot.aside");
        try {
            Files.move(file, aside, ATOMIC_MOVE, REPLACE_EXISTING);
            LOG.warn(
                    "The snapshot {} {}. It is kept as {}, and the index is built from the topic", file, reason, aside);
        } catch (IOException e) {
            LOG.warn("The snapshot {} {}. It cannot be set aside either; the next one replaces it", file, reason, e);
        }
    }

    /** Makes the new name last, where the file system knows how. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("The folder of {} cannot be forced to disk", file, e);
        }
    }
}
