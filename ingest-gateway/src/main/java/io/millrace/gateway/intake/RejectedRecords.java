package io.millrace.gateway.intake;

import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.item.Item;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps what is refused as it was sent, up to a size, with the reason. */
final class RejectedRecords {
    private final Function<RejectedEvent, ProducerRecord<byte[], byte[]>> recordOf;
    private final int maxBytes;

    RejectedRecords(Function<RejectedEvent, ProducerRecord<byte[], byte[]>> recordOf, int maxBytes) {
        this.recordOf = recordOf;
        this.maxBytes = maxBytes;
    }

    ProducerRecord<byte[], byte[]> of(byte[] body, Item item, Rejection rejection, Origin origin, Instant receivedAt) {
        int kept = Math.min(item.length(), maxBytes);
        return recordOf.apply(RejectedEvent.newBuilder()
                .setRaw(ByteBuffer.wrap(Arrays.copyOfRange(body, item.offset(), item.offset() + kept)))
                .setTruncated(kept < item.length())
                .setCode(rejection.reason().code())
                .setDetail(rejection.detail())
                .setStage(rejection.stage())
                .setIndex(rejection.index())
                .setMessageId(rejection.messageId())
                .setTimeline(origin.timeline())
                .setSource(origin.source())
                .setProtocol(origin.protocol().label())
                .setContentType(origin.contentType())
                .setReceivedAt(receivedAt)
                .build());
    }
}
