package io.millrace.gateway.intake;

import io.millrace.gateway.item.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What is refused, and why.
 *
 * @param index position in the request, from 0
 * @param messageId the sender's own id of it, null when none could be read
 * @param detail one sentence that tells the sender what to mend
 */
public record Rejection(int index, @Nullable String messageId, Reason reason, String detail) {
    /** The index of a request that is refused as a whole. */
    static final int WHOLE_BODY = -1;

    public boolean isOfWholeBody() {
        return index == WHOLE_BODY;
    }

    String stage() {
        return isOfWholeBody() ? "body" : reason.stage();
    }
}
