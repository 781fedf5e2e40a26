package io.millrace.streams.boot;

import io.millrace.streams.web.ProblemException;
import io.millrace.streams.web.SharedProblem;
import org.springframework.http.HttpHeaders;

/** The state that was asked for is being started, restored or moved; it comes by itself. */
public final class StoreUnavailableException extends ProblemException {
    private static final long serialVersionUID = 1;

    public StoreUnavailableException(String store) {
        super(
                SharedProblem.STORE_UNAVAILABLE,
                "The store '" + store + "' is being started, restored or moved. Ask again in a moment.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
