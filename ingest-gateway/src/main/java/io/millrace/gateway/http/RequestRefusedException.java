package io.millrace.gateway.http;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request is refused as a whole; the detail says what the sender may do. */
final class RequestRefusedException extends ErrorResponseException {
    private static final long serialVersionUID = 1;
    private static final String SECONDS_BEFORE_THE_NEXT_ATTEMPT = "1";
    /** Not Basic: browsers would ask the shopper for a password. */
    private static final String WRITE_KEY_SCHEME = "WriteKey";

    RequestRefusedException(GatewayProblem problem, String detail) {
        super(problem.status(), Problem.of(problem, detail), null);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS_BEFORE_THE_NEXT_ATTEMPT);
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, WRITE_KEY_SCHEME);
        }
    }
}
