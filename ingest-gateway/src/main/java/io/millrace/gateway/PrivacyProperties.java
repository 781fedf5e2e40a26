package io.millrace.gateway;

import io.millrace.gateway.privacy.OptOut;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the people who send.
 *
 * @param trustedProxies network addresses whose X-Forwarded-For is believed
 * @param addressSecret by which all gateways make the same hashes; without one, each makes its own
 * @param optOut what becomes of the events of those who do not want to be tracked
 * @param consentCategory the consent without which an event counts as one of those
 * @param cookie the gateway's own
 */
public record PrivacyProperties(
        @DefaultValue List<String> trustedProxies,
        @Nullable String addressSecret,
        @DefaultValue("anonymise") OptOut optOut,
        @Nullable String consentCategory,
        @Valid @DefaultValue Cookie cookie) {

    public PrivacyProperties {
        if (cookie.enabled && consentCategory != null) {
            throw new IllegalArgumentException(
                    "millrace.gateway.privacy.cookie.enabled and …consent-category exclude each"
                            + " other: whether somebody consents is known only when the event has been read");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "PrivacyProperties[trustedProxies=%s, optOut=%s, consentCategory=%s, cookie=%s]"
                .formatted(trustedProxies, optOut, consentCategory, cookie);
    }

    /** Which pages of other sites a browser sends the cookie from. */
    public enum SameSite {
        STRICT,
        LAX,
        NONE;

        String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An id in a cookie, by which events are told apart that name nobody.
     *
     * @param enabled whether browsers get one
     * @param name of the cookie
     * @param domain for which it holds, the gateway's host alone without one
     * @param maxAge for which a browser keeps it; it is never prolonged
     * @param sameSite which pages of other sites it is sent from
     * @param secure whether it is sent over TLS alone
     */
    public record Cookie(
            @DefaultValue("false") boolean enabled,

            @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") @DefaultValue("millrace_visitor")
            String name,

            @Pattern(regexp = "[A-Za-z0-9.-]{1,253}") @Nullable
            String domain,

            @DefaultValue("390d") Duration maxAge,
            @DefaultValue("lax") SameSite sameSite,
            @DefaultValue("true") boolean secure) {
        /** Thirteen months, the longest that data protection authorities put up with, at their shortest. */
        private static final Duration LONGEST = Duration.ofDays(394);

        public Cookie {
            if (maxAge.isNegative() || maxAge.isZero() || maxAge.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "millrace.gateway.privacy.cookie.max-age must be positive and at most 394d, not " + maxAge);
            }
            if (sameSite == SameSite.NONE && !secure) {
                throw new IllegalArgumentException(
                        "millrace.gateway.privacy.cookie.same-site=none needs …secure=true: browsers refuse it otherwise");
            }
        }
    }
}
