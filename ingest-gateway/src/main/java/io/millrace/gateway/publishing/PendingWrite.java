package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.JournalRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one request. It is answered when each of them is with the brokers or in the journal, and settled when
 * nothing more can come of any that is not.
 */
final class PendingWrite {
    private final CompletableFuture<Positions> answer = new CompletableFuture<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final List<PendingRecord> records;
    private final Runnable settled;
    private final Consumer<Exception> trouble;
    private final long startedAt = System.nanoTime();
    private int open;
    private int unsettled;

    /**
     * A request of which nothing has been sent yet.
     *
     * @param settled run once, when nothing more can come of it
     * @param trouble told when the producer cannot deliver a record, so that it has to go to the journal
     */
    PendingWrite(List<ProducerRecord<byte[], byte[]>> written, Runnable settled, Consumer<Exception> trouble) {
        this.records =
                written.stream().map(record -> new PendingRecord(this, record)).toList();
        this.settled = settled;
        this.trouble = trouble;
        this.open = written.size();
        this.unsettled = written.size();
    }

    CompletableFuture<Positions> answer() {
        return answer;
    }

    List<PendingRecord> records() {
        return records;
    }

    long ageNanos() {
        return System.nanoTime() - startedAt;
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    synchronized void acknowledged(@Nullable RecordMetadata metadata) {
        if (metadata != null) {
            ends.merge(metadata.topic(), metadata.offset() + 1, Math::max);
        }
    }

    /** What the brokers will never take is no matter of time; everything else goes to the journal. */
    void failed(PendingRecord record, Exception failure) {
        if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
            record.refuse(failure);
        } else {
            trouble.accept(failure);
        }
    }

    void refused(Throwable why) {
        fail(
                why instanceof JournalRefusedException
                        ? LogUnavailableException.withoutJournal(why)
                        : new LogUnavailableException(why));
    }

    void fail(LogUnavailableException failure) {
        answer.completeExceptionally(failure);
    }

    void recount(PendingRecord record) {
        boolean nothingMoreComes = false;
        Positions positions = null;
        synchronized (this) {
            if (record.isNewlyKept() && --open == 0) {
                positions = new Positions(Map.copyOf(ends));
            }
            if (record.isNewlySettled() && --unsettled == 0) {
                nothingMoreComes = true;
            }
        }
        if (nothingMoreComes) {
            settled.run();
        }
        if (positions != null) {
            answer.complete(positions);
        }
    }
}
