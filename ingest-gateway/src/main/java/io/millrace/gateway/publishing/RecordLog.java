package io.millrace.gateway.publishing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where records are kept for good. */
public interface RecordLog {

    /**
     * Writes records, those of a key in their order.
     *
     * @param settled run once, when nothing more will come of any of the records but from the journal: each is acknowledged,
     *     journaled or given up. That may be long after the answer failed
     * @return where the records are, as far as the brokers have said, once all of them are kept: acknowledged by all in-sync
     *     replicas, or in the journal on the disk; fails with {@link LogUnavailableException} when that takes too long, or
     *     will not happen
     */
    CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> records, Runnable settled);
}
