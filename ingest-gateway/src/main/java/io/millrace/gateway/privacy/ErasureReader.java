package io.millrace.gateway.privacy;

import io.millrace.event.privacy.Erasure;
import io.millrace.gateway.intake.ItemReader;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads that somebody is to be forgotten: a user, or a device that nobody has signed in on. */
public final class ErasureReader implements ItemReader<Erasure> {
    private final int maxBytes;
    private final int maxIdLength;

    /**
     * Reads within limits.
     *
     * @param maxBytes of a request to forget somebody
     * @param maxIdLength of an id, in characters
     */
    public ErasureReader(int maxBytes, int maxIdLength) {
        this.maxBytes = maxBytes;
        this.maxIdLength = maxIdLength;
    }

    @Override
    public int sizeLimit(ObjectNode item) {
        return maxBytes;
    }

    @Override
    public Erasure read(ObjectNode item, Origin origin, Instant receivedAt) throws RefusedException {
        Fields fields = Fields.of(item, maxIdLength);
        String erasureId = fields.takeId("erasureId");
        if (erasureId == null) {
            throw new RefusedException(
                    Reason.MISSING_ERASURE_ID, "erasureId is missing: by it a repeat is known as one");
        }
        Instant requestedAt = fields.takeTime("requestedAt");
        return Erasure.newBuilder()
                .setErasureId(erasureId)
                .setCustomerId(customerId(fields.takeId("userId"), fields.takeId("anonymousId")))
                .setRequestedAt(requestedAt == null || requestedAt.isAfter(receivedAt) ? receivedAt : requestedAt)
                .setSource(origin.source())
                .setReceivedAt(receivedAt)
                .build();
    }

    private static String customerId(@Nullable String userId, @Nullable String anonymousId) throws RefusedException {
        if (userId == null && anonymousId == null) {
            throw new RefusedException(
                    Reason.MISSING_IDENTITY, "userId and anonymousId are both missing: who is meant?");
        }
        if (userId != null && anonymousId != null) {
            throw new RefusedException(
                    Reason.INVALID_FIELD, "userId and anonymousId are both there: send one request for each");
        }
        return userId == null ? "a:" + anonymousId : "u:" + userId;
    }
}
