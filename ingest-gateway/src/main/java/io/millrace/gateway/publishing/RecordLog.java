package io.millrace.gateway.publishing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where records are kept for good. */
public interface RecordLog {

    /**
     * Writes records, those of a key in their order.
     *
     * @param settled run once, when nothing more will come of any of the records: each is acknowledged or given up. That may
     *     be long after the answer failed
     * @return where the records are, once all in-sync replicas hold all of them; fails with {@link LogUnavailableException}
     *     when that takes too long, or will not happen
     */
    CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> records, Runnable settled);
}
