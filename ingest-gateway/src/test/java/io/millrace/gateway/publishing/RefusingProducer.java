package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that has no room for one of the records. */
final class RefusingProducer extends MockProducer<byte[], byte[]> {
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile String refused;

    RefusingProducer(String refused) {
        super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        this.refused = refused;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (new String(record.value(), UTF_8).equals(refused)) {
            refusals.incrementAndGet();
            throw new BufferExhaustedException("full");
        }
        return super.send(record, callback);
    }

    void awaitRefusals(int more) {
        int target = refusals.get() + more;
        await().until(() -> refusals.get() >= target);
    }

    void refuseNothing() {
        refused = "";
    }
}
