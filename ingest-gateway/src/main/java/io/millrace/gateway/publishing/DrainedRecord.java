package io.millrace.gateway.publishing;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record of the journal on its way to the brokers. */
final class DrainedRecord implements Callback {
    private final ProducerRecord<byte[], byte[]> record;
    private final int bytes;
    private final Outstanding outstanding;
    private volatile boolean delivered;
    private volatile boolean failed;

    DrainedRecord(ProducerRecord<byte[], byte[]> record, int bytes, Outstanding outstanding) {
        this.record = record;
        this.bytes = bytes;
        this.outstanding = outstanding;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    int bytes() {
        return bytes;
    }

    /** Hands it to the producer, whose answer it hears. */
    void sendTo(KafkaRecordLog brokers) {
        failed = false;
        outstanding.add(bytes);
        brokers.send(record, this);
    }

    void deliver() {
        delivered = true;
    }

    boolean isDelivered() {
        return delivered;
    }

    /** Whether the producer gave up on it, so that it has to be sent again. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        outstanding.remove(bytes);
        if (failure == null) {
            delivered = true;
        } else {
            failed = true;
            outstanding.fail(failure);
        }
    }
}
