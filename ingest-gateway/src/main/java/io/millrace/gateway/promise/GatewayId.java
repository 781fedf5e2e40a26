package io.millrace.gateway.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a gateway makes its promises under. It must outlive restarts, and no two gateways may share it: the later
 * promise of one would replace the earlier of the other.
 */
public final class GatewayId implements AutoCloseable {
    private static final String FILE = "gateway-id";
    private static final int MAX_FILE_SIZE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final String value;
    private final @Nullable FileChannel file;

    private GatewayId(String value, @Nullable FileChannel file) {
        this.value = value;
        this.file = file;
    }

    /** An id that the operator vouches for. */
    public static GatewayId given(String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "millrace.gateway.id must be up to 100 letters, digits, dots, dashes and underscores: " + value);
        }
        return new GatewayId(value, null);
    }

    /** The id that is kept in a folder, made now if there is none. As long as it is open, nobody else gets it. */
    public static GatewayId keptIn(Path folder) {
        Path path = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(file, path);
                return new GatewayId(readOrMake(file, path), file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The gateway's id cannot be kept in " + path
                            + ": make the folder writable, or set millrace.gateway.id",
                    e);
        }
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another gateway in this JVM has it.
        }
        throw new IllegalStateException(
                "Another gateway runs with the id in " + path + ": give each its own millrace.gateway.data-folder");
    }

    private static String readOrMake(FileChannel file, Path path) throws IOException {
        if (file.size() == 0) {
            String made = UUID.randomUUID().toString();
            file.write(ByteBuffer.wrap(made.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
            return made;
        }
        ByteBuffer content = ByteBuffer.allocate(MAX_FILE_SIZE);
        file.read(content);
        String kept = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
        if (!NAME.matcher(kept).matches()) {
            throw new IllegalStateException("There is no gateway id in " + path + ": delete the file, or mend it");
        }
        return kept;
    }

    public String value() {
        return value;
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
