package io.millrace.enrichment;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Nothing is known of a customer, at least not in this instance. */
final class UnknownCustomerException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    UnknownCustomerException(String customerId) {
        super(
                HttpStatus.NOT_FOUND,
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-customer",
                        "Nothing is known of the customer",
                        "This instance has seen no event of '" + customerId
                                + "'. Customer ids begin with 'u:' for users, 'a:' for anonymous visitors."),
                null);
    }
}
