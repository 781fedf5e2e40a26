package io.millrace.windowing.event;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Records of one partition, in their order, that go through Kafka Streams as one: as a header of a record without a value, which
 * is never written anywhere.
 */
final class EventBundle implements Header {
    private static final String NAME = "millrace-bundle";
    private static final byte[] NOTHING = {};

    private final List<ConsumerRecord<byte[], byte[]>> records;

    EventBundle(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /** What a record brings; null when it is one by itself, as others can write a header's name but not what it is. */
    static @Nullable EventBundle in(Headers headers) {
        return headers.lastHeader(NAME) instanceof EventBundle bundle ? bundle : null;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /**
     * At the place of the first: whoever has not got to it begins again there. At the time of the latest: so far has come
     * whoever is through with it.
     */
    @SuppressWarnings("NullAway") // Neither key nor value, which Kafka's types do not say.
    ConsumerRecord<byte[], byte[]> asRecord() {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        long latest = first.timestamp();
        int bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            latest = Math.max(latest, record.timestamp());
            bytes += Math.max(0, record.serializedValueSize());
        }
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                latest,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                bytes,
                null,
                null,
                new RecordHeaders(List.of(this)),
                first.leaderEpoch());
    }

    @Override
    public String key() {
        return NAME;
    }

    @Override
    public byte[] value() {
        return NOTHING;
    }
}
