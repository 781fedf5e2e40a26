package io.millrace.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that one holder has at a time, in this JVM or another. It stays when it is let go of, as deleting it would let two
 * hold two files of one name.
 */
public final class LockFile implements AutoCloseable {
    private final FileChannel file;

    private LockFile(FileChannel file) {
        this.file = file;
    }

    /** Takes a file, made if it does not exist; empty while somebody else has it. */
    public static Optional<LockFile> take(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(file)) {
            return Optional.of(new LockFile(file));
        }
        file.close();
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by another of this JVM.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
