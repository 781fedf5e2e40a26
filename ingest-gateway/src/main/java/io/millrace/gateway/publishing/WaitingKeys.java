package io.millrace.gateway.publishing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Which keys have records in the journal, counted by hash, so that any number of keys takes up the same. Keys that share a
 * count merely wait for one another.
 */
final class WaitingKeys {
    private static final int COUNTS = 1 << 18;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(COUNTS);
    private final AtomicLong records = new AtomicLong();

    void add(ProducerRecord<byte[], byte[]> record) {
        records.incrementAndGet();
        counts.incrementAndGet(index(record));
    }

    void remove(ProducerRecord<byte[], byte[]> record) {
        counts.decrementAndGet(index(record));
        records.decrementAndGet();
    }

    boolean isEmpty() {
        return records.get() == 0;
    }

    /** Whether a record has to wait for others: those of its key, or all, if it is one for a whole partition. */
    boolean mustWait(ProducerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            return counts.get(index(record)) > 0;
        }
        return record.partition() != null && !isEmpty();
    }

    private static int index(ProducerRecord<byte[], byte[]> record) {
        int hash = 31 * Arrays.hashCode(record.key()) + record.topic().hashCode();
        // Fibonacci hashing: ids that differ little are spread.
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(COUNTS));
    }
}
