package io.millrace.enrichment;

import io.millrace.streams.web.ProblemException;

/** Nothing is known of a customer, at least not in this instance. */
final class UnknownCustomerException extends ProblemException {
    private static final long serialVersionUID = 1;

    UnknownCustomerException(String customerId) {
        super(
                EnrichmentProblem.UNKNOWN_CUSTOMER,
                "This instance has seen no event of '" + customerId
                        + "'. Customer ids begin with 'u:' for users, 'a:' for anonymous visitors.");
    }
}
