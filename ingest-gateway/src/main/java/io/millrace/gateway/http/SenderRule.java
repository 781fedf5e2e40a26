package io.millrace.gateway.http;

import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.intake.Sender;
import io.millrace.gateway.privacy.Fingerprints;
import io.millrace.gateway.privacy.OptOut;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is noted of whoever sends a request, and what is not. */
public final class SenderRule {
    /** Snowplow's trackers send it for who does not want to be known. */
    private static final String ANONYMOUS = "SP-Anonymous";

    private final AddressRule addresses;
    private final Fingerprints fingerprints;
    private final OptOut optOut;
    private final Function<IngestRequest, @Nullable String> cookieIds;

    /**
     * Notes what the settings allow.
     *
     * @param cookieIds finds the id in the gateway's own cookie
     */
    public SenderRule(
            AddressRule addresses,
            Fingerprints fingerprints,
            OptOut optOut,
            Function<IngestRequest, @Nullable String> cookieIds) {
        this.addresses = addresses;
        this.fingerprints = fingerprints;
        this.optOut = optOut;
        this.cookieIds = cookieIds;
    }

    /** The address of a request's sender, whatever is noted of it. */
    public String addressOf(IngestRequest request) {
        return addresses.client(request.remoteAddress(), request.header("X-Forwarded-For"));
    }

    /**
     * What is noted of a request's sender.
     *
     * @param address of the sender
     */
    public Sender sender(IngestRequest request, String address) {
        String userAgent = request.header("User-Agent");
        boolean optedOut = isOptedOut(request);
        boolean known = !optedOut && request.header(ANONYMOUS) == null;
        boolean hashed = known && addresses.taking() == AddressRule.Taking.HASH;
        return new Sender(
                userAgent,
                known ? addresses.taken(address) : null,
                hashed ? fingerprints.ofAddress(address) : null,
                known ? cookieIds.apply(request) : null,
                optedOut,
                () -> fingerprints.ofVisitor(address, userAgent));
    }

    /** By Global Privacy Control or Do Not Track. */
    private boolean isOptedOut(IngestRequest request) {
        return optOut != OptOut.IGNORE && OptOutSignals.areIn(request);
    }
}
