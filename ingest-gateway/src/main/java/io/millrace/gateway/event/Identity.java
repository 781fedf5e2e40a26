package io.millrace.gateway.event;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import io.millrace.gateway.privacy.ConsentRule;
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

    private static final String ALIAS = "h:";

    /** Whether an event of that visitor may not say who it was. */
    static boolean isAlias(String visitorId) {
        return visitorId.startsWith(ALIAS);
    }

    /** Nobody in particular, but the same all day. */
    static Identity anonymised(Call call, Origin origin) throws RefusedException {
        if (call.isAboutIdentity()) {
            throw ConsentRule.refusal("It only says who somebody is who does not want to be tracked");
        }
        return new Identity(origin.sender().alias().get(), null, null, null);
    }

    static Identity read(Fields fields, Call call, Origin origin) throws RefusedException {
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
        String cookieId = origin.isLive() ? origin.sender().cookieId() : null;
        if (cookieId != null) {
            return new Identity("a:" + cookieId, cookieId, null, null);
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
