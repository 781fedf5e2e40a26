package io.millrace.gateway.intake;

import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.Reason;
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
        // Whoever does not want to be tracked is not to be found among what is refused, either.
        boolean mayBeKept =
                rejection.reason() != Reason.OPTED_OUT && !origin.sender().optedOut();
        int kept = mayBeKept ? Math.min(item.length(), maxBytes) : 0;
        // A body that is too large is not read to its end.
        boolean cut = kept < item.length() || rejection.reason() == Reason.BODY_TOO_LARGE;
        return recordOf.apply(RejectedEvent.newBuilder()
                .setRaw(ByteBuffer.wrap(Arrays.copyOfRange(body, item.offset(), item.offset() + kept)))
                .setTruncated(cut)
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
