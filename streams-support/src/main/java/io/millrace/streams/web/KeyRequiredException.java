package io.millrace.streams.web;

import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The request came without a key that grants what it asks for. */
final class KeyRequiredException extends ProblemException {
    private static final long serialVersionUID = 1;

    KeyRequiredException(Access access) {
        super(
                SharedProblem.KEY_REQUIRED,
                "Send a key with " + access.name().toLowerCase(Locale.ROOT)
                        + " access as 'Authorization: Bearer <key>'.");
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
