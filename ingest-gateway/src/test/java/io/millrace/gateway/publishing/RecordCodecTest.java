package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.journal.Entry;
import io.millrace.gateway.promise.SettableClock;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final RecordCodec codec = new RecordCodec(new SettableClock(NOON));

    @Test
    void keepsEverythingOfARecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("töpic", 3, 42L, bytes("key"), bytes("value"));
        record.headers().add("name", bytes("one")).add("name", null);

        Entry entry = codec.encode(record);

        assertThat(entry.receivedAt()).isEqualTo(42);
        assertThat(codec.decode(entry)).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void tellsNothingFromEmpty() {
        ProducerRecord<byte[], byte[]> bare =
                new ProducerRecord<byte[], byte[]>("topic", null, (Long) null, null, null);
        ProducerRecord<byte[], byte[]> empty = new ProducerRecord<>("topic", 0, 0L, new byte[0], new byte[0]);

        assertThat(codec.decode(codec.encode(bare))).isEqualTo(bare);
        assertThat(codec.decode(codec.encode(empty))).usingRecursiveComparison().isEqualTo(empty);
        assertThat(codec.encode(bare).receivedAt()).isEqualTo(NOON.toEpochMilli());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
