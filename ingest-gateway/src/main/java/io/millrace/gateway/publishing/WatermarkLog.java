package io.millrace.gateway.publishing;

import io.millrace.event.time.Watermark;
import io.millrace.streams.time.WatermarkHeader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Tells every partition of a topic how far time has got. */
public final class WatermarkLog {
    private final RecordLog log;
    private final String topic;
    private final int partitions;

    public WatermarkLog(RecordLog log, String topic, int partitions) {
        this.log = log;
        this.topic = topic;
        this.partitions = partitions;
    }

    /** Writes a watermark; the answer comes when every partition has it. */
    public CompletableFuture<Positions> write(Watermark watermark) {
        return write(watermark, WatermarkLog::nobodyWaits);
    }

    /**
     * Writes a watermark; the answer comes when every partition has it.
     *
     * @param settled run once, when nothing more will come of it
     */
    public CompletableFuture<Positions> write(Watermark watermark, Runnable settled) {
        Headers headers = WatermarkHeader.of(watermark);
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, partitions)
                .mapToObj(partition -> new ProducerRecord<byte[], byte[]>(topic, partition, null, null, headers))
                .toList();
        return log.write(records, settled);
    }

    private static void nobodyWaits() {}
}
