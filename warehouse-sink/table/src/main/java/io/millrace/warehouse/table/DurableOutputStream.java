package io.millrace.warehouse.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.io.PositionOutputStream;

/** Is on disk when it is closed: the catalog must never outlive a power cut with names of files that did not. */
final class DurableOutputStream extends PositionOutputStream {
    private static final int BUFFER_BYTES = 64 << 10;

    private final FileChannel channel;
    private final OutputStream buffered;
    private long position;
    private boolean closed;

    private DurableOutputStream(FileChannel channel) {
        this.channel = channel;
        this.buffered = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    }

    static DurableOutputStream open(Path path, OpenOption... how) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(how));
        options.add(StandardOpenOption.WRITE);
        return new DurableOutputStream(FileChannel.open(path, options));
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int b) throws IOException {
        buffered.write(b);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        buffered.write(bytes, offset, length);
        position += length;
    }

    @Override
    public void flush() throws IOException {
        buffered.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            buffered.flush();
            channel.force(true);
        }
    }
}
