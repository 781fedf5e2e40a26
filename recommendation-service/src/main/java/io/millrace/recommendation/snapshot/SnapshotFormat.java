package io.millrace.recommendation.snapshot;

import io.millrace.recommendation.index.IndexCodec;
import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.index.VstanRule;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.kafka.common.Uuid;

/** A snapshot as a file: a mark, the format's version, the positions, the index, and the checksum of all before it. */
final class SnapshotFormat {
    private static final long MARK = 0x6d69_6c6c_7261_6365L; // "millrace"
    private static final int VERSION = 1;
    private static final int CHUNK = 1 << 16;

    private SnapshotFormat() {}

    static void write(Snapshot snapshot, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream disk = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK);
            CheckedOutputStream checked = new CheckedOutputStream(disk, new CRC32C());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeLong(MARK);
            out.writeInt(VERSION);
            writePositions(snapshot.positions(), out);
            IndexCodec.write(snapshot.index(), out);
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
    }

    static Snapshot read(Path file, IndexLimits limits, VstanRule rule) throws IOException {
        requireWhole(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
            if (in.readLong() != MARK) {
                throw new IOException("it is no snapshot of an index");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("it has format " + version + ", this service knows " + VERSION);
            }
            Positions positions = readPositions(in);
            SessionIndex index = IndexCodec.read(in, limits, rule);
            return new Snapshot(index, positions);
        }
    }

    /** Compares the checksum before anything is believed. */
    private static void requireWhole(Path file) throws IOException {
        long length = Files.size(file) - Long.BYTES;
        CRC32C checksum = new CRC32C();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
            digest(in, length, checksum);
            if (length < 0 || in.readLong() != checksum.getValue()) {
                throw new IOException("its checksum is wrong");
            }
        }
    }

    private static void digest(InputStream in, long length, CRC32C checksum) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("it ends early");
            }
            checksum.update(chunk, 0, read);
            left -= read;
        }
    }

    private static void writePositions(Positions positions, DataOutputStream out) throws IOException {
        out.writeLong(positions.topic().getMostSignificantBits());
        out.writeLong(positions.topic().getLeastSignificantBits());
        out.writeInt(positions.next().size());
        for (Map.Entry<Integer, Long> next : positions.next().entrySet()) {
            out.writeInt(next.getKey());
            out.writeLong(next.getValue());
        }
    }

    private static Positions readPositions(DataInputStream in) throws IOException {
        Uuid topic = new Uuid(in.readLong(), in.readLong());
        int partitions = in.readInt();
        Map<Integer, Long> next = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            next.put(in.readInt(), in.readLong());
        }
        return new Positions(topic, next);
    }
}
