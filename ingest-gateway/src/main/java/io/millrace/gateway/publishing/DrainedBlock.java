package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.StoredBlock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A block of the journal, of which some has been sent and some delivered. One thread at a time. */
final class DrainedBlock {
    private final StoredBlock stored;
    private final ArrayDeque<DrainedRecord> underWay = new ArrayDeque<>();
    private int added;

    DrainedBlock(StoredBlock stored) {
        this.stored = stored;
    }

    StoredBlock stored() {
        return stored;
    }

    void add(DrainedRecord record) {
        underWay.add(record);
        added++;
    }

    /** Hands over what has been delivered since the last time, up to the first record that has not. */
    void takeDelivered(Consumer<ProducerRecord<byte[], byte[]>> taker) {
        while (!underWay.isEmpty() && underWay.element().isDelivered()) {
            taker.accept(underWay.remove().record());
        }
    }

    List<DrainedRecord> failures() {
        return underWay.stream().filter(DrainedRecord::hasFailed).toList();
    }

    boolean isDelivered() {
        return underWay.isEmpty() && added == stored.entries().size();
    }
}
