package io.millrace.enrichment.visitor;

import org.jspecify.annotations.Nullable;

/**
 * Who was behind a visitor at the time of an event.
 *
 * @param customerId the customer, or the visitorId while nobody is known
 * @param owner the customer, null while nobody is known
 * @param signedOut whether somebody was known before and has signed out
 */
record Identity(String customerId, @Nullable String owner, boolean signedOut) {

    /**
     * Whether an event of this identity may join a visit. A visit goes on when its anonymous visitor signs in; it ends when
     * the customer signs out or another takes over. An anonymous event that only arrives late, from before the sign-in,
     * still belongs to it.
     */
    boolean mayShareVisitOf(@Nullable String visitOwner) {
        if (visitOwner == null) {
            return true;
        }
        return owner == null ? !signedOut : owner.equals(visitOwner);
    }
}
