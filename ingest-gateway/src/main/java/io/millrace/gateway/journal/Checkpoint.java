package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The number before which all entries have been released, in a file that is replaced as a whole. */
final class Checkpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
    private static final String FILE = "released";
    private static final int SIZE = Long.BYTES + Integer.BYTES;

    private final Disk disk;
    private final Path folder;
    private final Path file;

    Checkpoint(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve(FILE);
    }

    /** The number, 0 when there is none that can be read: then entries come again, and none is passed over. */
    long read() {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.remaining() == SIZE
                    && bytes.getInt(Long.BYTES)
                            == BlockFormat.crc(bytes.duplicate().limit(Long.BYTES))) {
                return bytes.getLong();
            }
            LOG.warn("{} is damaged: what was released since the oldest segment comes again", file);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: what was released since the oldest segment comes again", file, e);
        }
        return 0;
    }

    void write(long sequence) throws IOException {
        Path next = folder.resolve(FILE + ".tmp");
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).putLong(sequence);
        bytes.putInt(BlockFormat.crc(bytes.duplicate().flip())).flip();
        try (FileChannel channel = disk.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        SegmentFolder.force(folder);
    }
}
