package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.journal.Entry;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Records as entries of the journal and back, nothing lost: topic, partition, time, key, value and headers. */
final class RecordCodec {
    private static final int NONE = -1;
    private static final int FIXED = 2 * Long.BYTES + 5 * Integer.BYTES;

    private final Clock clock;

    RecordCodec(Clock clock) {
        this.clock = clock;
    }

    Entry encode(ProducerRecord<byte[], byte[]> written) {
        byte[] topic = written.topic().getBytes(UTF_8);
        ByteBuffer into = ByteBuffer.allocate(size(written, topic));
        put(into, topic);
        into.putInt(written.partition() == null ? NONE : written.partition());
        into.putLong(written.timestamp() == null ? NONE : written.timestamp());
        put(into, written.key());
        put(into, written.value());
        into.putInt(written.headers().toArray().length);
        for (Header header : written.headers()) {
            put(into, header.key().getBytes(UTF_8));
            put(into, header.value());
        }
        // What is received carries its time; a watermark is of now.
        long receivedAt = written.timestamp() == null ? clock.millis() : written.timestamp();
        return new Entry(receivedAt, into.flip());
    }

    ProducerRecord<byte[], byte[]> decode(Entry entry) {
        ByteBuffer from = entry.bytes().duplicate();
        String topic = text(from);
        int partition = from.getInt();
        long timestamp = from.getLong();
        byte[] key = take(from);
        byte[] value = take(from);
        RecordHeaders headers = new RecordHeaders();
        for (int left = from.getInt(); left > 0; left--) {
            headers.add(new RecordHeader(text(from), take(from)));
        }
        return new ProducerRecord<>(
                topic, partition == NONE ? null : partition, timestamp == NONE ? null : timestamp, key, value, headers);
    }

    private static int size(ProducerRecord<byte[], byte[]> record, byte[] topic) {
        int size = FIXED + topic.length + length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += 2 * Integer.BYTES + header.key().getBytes(UTF_8).length + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(ByteBuffer into, byte @Nullable [] bytes) {
        if (bytes == null) {
            into.putInt(NONE);
        } else {
            into.putInt(bytes.length).put(bytes);
        }
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = take(from);
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static byte @Nullable [] take(ByteBuffer from) {
        int length = from.getInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
