package io.millrace.gateway.event;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param visitorId the device if it is known, else the user
 * @param previousId on an alias, whom the user was known as before
 */
record Identity(
        String visitorId,
        @Nullable String anonymousId,
        @Nullable String userId,
        @Nullable String previousId) {

    static Identity read(Fields fields, Call call) throws RefusedException {
        String anonymousId = fields.takeId("anonymousId");
        String userId = fields.takeId("userId");
        String previousId = call.kind() == Call.Kind.ALIAS ? fields.takeId("previousId") : null;
        if (call.kind() == Call.Kind.ALIAS && (previousId == null || userId == null)) {
            throw new RefusedException(
                    Reason.MISSING_IDENTITY, "An alias needs previousId and userId: who the user was, and is");
        }
        if (anonymousId != null) {
            return new Identity("a:" + anonymousId, anonymousId, userId, previousId);
        }
        if (userId != null) {
            return new Identity("u:" + userId, null, userId, previousId);
        }
        throw new RefusedException(
                Reason.MISSING_IDENTITY, "anonymousId and userId are both missing: send at least one of them");
    }

    void putInto(CollectedEvent.Builder event) {
        event.setVisitorId(visitorId)
                .setAnonymousId(anonymousId)
                .setUserId(userId)
                .setPreviousId(previousId);
    }
}
