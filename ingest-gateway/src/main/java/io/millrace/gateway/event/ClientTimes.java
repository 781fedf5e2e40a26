package io.millrace.gateway.event;

import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the client's clock says.
 *
 * @param happenedAt when it happened
 * @param sentAt when the event was sent
 */
record ClientTimes(@Nullable Instant happenedAt, @Nullable Instant sentAt) {

    static ClientTimes read(Fields fields) throws RefusedException {
        Instant timestamp = fields.takeTime("timestamp");
        Instant original = fields.takeTime("originalTimestamp");
        return new ClientTimes(timestamp == null ? original : timestamp, fields.takeTime("sentAt"));
    }
}
