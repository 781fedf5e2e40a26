package io.millrace.gateway.publishing;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One record of a request: whether the producer has it, the brokers have it, the journal has it. Guarded by its request. */
final class PendingRecord implements Callback {
    private final PendingWrite write;
    private final ProducerRecord<byte[], byte[]> record;
    private boolean withProducer;
    private boolean acknowledged;
    private boolean journaled;
    private boolean inJournal;
    private boolean refused;
    private boolean countedAsKept;
    private boolean countedAsSettled;

    PendingRecord(PendingWrite write, ProducerRecord<byte[], byte[]> record) {
        this.write = write;
        this.record = record;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    void handToProducer() {
        synchronized (write) {
            withProducer = true;
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        boolean homeless;
        synchronized (write) {
            withProducer = false;
            acknowledged = failure == null;
            homeless = !acknowledged && !journaled;
            write.notifyAll();
        }
        if (failure == null) {
            write.acknowledged(metadata);
        } else if (homeless && failure != null) {
            write.failed(this, failure);
        }
        write.recount(this);
    }

    /** Whether it has to go to the journal, which it then does. */
    boolean claimForJournal() {
        synchronized (write) {
            boolean needed = !acknowledged && !journaled && !refused;
            journaled |= needed;
            return needed;
        }
    }

    void stored() {
        synchronized (write) {
            inJournal = true;
        }
        write.recount(this);
    }

    /** Neither the brokers nor the journal will have it. */
    void refuse(Throwable why) {
        synchronized (write) {
            refused = true;
        }
        write.refused(why);
        write.recount(this);
    }

    boolean isWithProducer() {
        synchronized (write) {
            return withProducer;
        }
    }

    /** Waits a little for the producer to say what has become of it. */
    boolean awaitProducer(long millis) throws InterruptedException {
        synchronized (write) {
            if (withProducer) {
                write.wait(millis);
            }
            return !withProducer;
        }
    }

    boolean isAcknowledged() {
        synchronized (write) {
            return acknowledged;
        }
    }

    /** Whether it is kept since the last count. Guarded by the request. */
    boolean isNewlyKept() {
        boolean newly = !countedAsKept && (acknowledged || inJournal);
        countedAsKept |= newly;
        return newly;
    }

    /** Whether nothing more can come of it since the last count. Guarded by the request. */
    boolean isNewlySettled() {
        boolean newly = !countedAsSettled && (acknowledged || inJournal || (refused && !withProducer));
        countedAsSettled |= newly;
        return newly;
    }
}
