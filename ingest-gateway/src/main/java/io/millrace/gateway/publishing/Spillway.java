package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.Entry;
import io.millrace.gateway.journal.Journal;
import io.millrace.gateway.journal.StoredBlock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records into the journal and out of it, and which of them the producer may deliver all the same. */
final class Spillway {
    private final Journal journal;
    private final RecordCodec codec;
    private final WaitingKeys keys;
    private final Duration patience;
    private final Map<Long, PendingRecord> inDoubt = new ConcurrentHashMap<>();

    Spillway(Journal journal, RecordCodec codec, WaitingKeys keys, Duration patience) {
        this.journal = journal;
        this.codec = codec;
        this.keys = keys;
        this.patience = patience;
    }

    Journal journal() {
        return journal;
    }

    /** Takes some records of a request; they wait from now on, whoever follows. */
    // Who waits hears of it through the request.
    @SuppressWarnings("FutureReturnValueIgnored")
    void take(PendingWrite write, List<PendingRecord> taken) {
        List<PendingRecord> records =
                taken.stream().filter(PendingRecord::claimForJournal).toList();
        if (records.isEmpty()) {
            return;
        }
        records.forEach(record -> keys.add(record.record()));
        List<Entry> entries =
                records.stream().map(record -> codec.encode(record.record())).toList();
        journal.append(entries, first -> remember(first, records))
                .whenComplete((stored, failure) -> {
                    if (failure == null) {
                        records.forEach(PendingRecord::stored);
                    } else {
                        records.forEach(record -> refuse(record, failure));
                    }
                })
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((stored, failure) -> {
                    if (failure instanceof TimeoutException) {
                        write.fail(LogUnavailableException.withoutJournal(
                                new TimeoutException("no answer from its disk within " + patience)));
                    }
                });
    }

    private void refuse(PendingRecord record, Throwable failure) {
        keys.remove(record.record());
        record.refuse(
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
    }

    private void remember(long first, List<PendingRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).isWithProducer() || records.get(i).isAcknowledged()) {
                inDoubt.put(first + i, records.get(i));
            }
        }
    }

    /** Whether the producer may yet deliver some of what is in the journal. */
    boolean hasDoubts() {
        return inDoubt.values().stream().anyMatch(PendingRecord::isWithProducer);
    }

    /** The record with that number, if the producer had it too. */
    @Nullable
    PendingRecord takeDoubt(long sequence) {
        return inDoubt.remove(sequence);
    }

    boolean mustWait(ProducerRecord<byte[], byte[]> record) {
        return keys.mustWait(record);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    @Nullable
    StoredBlock next() {
        return journal.next();
    }

    ProducerRecord<byte[], byte[]> decode(Entry entry) {
        return codec.decode(entry);
    }

    /** The brokers have a record, so that others of its key may follow. */
    void delivered(ProducerRecord<byte[], byte[]> record) {
        keys.remove(record);
    }

    void release(StoredBlock block) {
        journal.release(block);
    }

    void close() {
        journal.close();
    }
}
