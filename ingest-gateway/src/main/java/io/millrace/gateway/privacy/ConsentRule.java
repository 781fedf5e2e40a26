package io.millrace.gateway.privacy;

import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether an event may say who it was: not when its sender's browser says that it does not want to be tracked, nor when a
 * consent is asked for that the event does not have.
 *
 * @param category the consent that events need, as in {@code context.consent.categoryPreferences}; null when they need none
 */
public record ConsentRule(OptOut optOut, @Nullable String category) {

    /** Does as browsers say, and asks for no consent. */
    public static ConsentRule ofBrowsers() {
        return new ConsentRule(OptOut.ANONYMISE, null);
    }

    /**
     * Whether all that says who it was is to be left out.
     *
     * @throws RefusedException when nothing of it may be stored
     */
    public boolean isAnonymised(ObjectNode item, Origin origin) throws RefusedException {
        if (optOut == OptOut.IGNORE || !isOptedOut(item, origin)) {
            return false;
        }
        if (optOut == OptOut.REFUSE) {
            throw refusal("Whoever did it does not want to be tracked: do not send it again");
        }
        return true;
    }

    /** An import's requests are the importer's: what they say of tracking is not the shoppers' word. */
    private boolean isOptedOut(ObjectNode item, Origin origin) {
        return (origin.isLive() && origin.sender().optedOut()) || lacksConsent(item);
    }

    private boolean lacksConsent(ObjectNode item) {
        return category != null
                && !item.path("context")
                        .path("consent")
                        .path("categoryPreferences")
                        .path(category)
                        .asBoolean(false);
    }

    /** What is only about who it is says nothing once that is left out. */
    public static RefusedException refusal(String detail) {
        return new RefusedException(Reason.OPTED_OUT, detail);
    }
}
