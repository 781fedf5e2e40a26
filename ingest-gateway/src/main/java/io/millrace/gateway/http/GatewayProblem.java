package io.millrace.gateway.http;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why a request is refused as a whole. The types are a contract: see docs/reference/problems.md. */
public enum GatewayProblem implements ProblemType {
    WRITE_KEY_REQUIRED(HttpStatus.UNAUTHORIZED, "A write key is required"),
    IMPORT_NOT_ALLOWED(HttpStatus.FORBIDDEN, "The write key may not import"),
    INVALID_IMPORT(HttpStatus.BAD_REQUEST, "The import has no valid id"),
    INVALID_WATERMARK(HttpStatus.BAD_REQUEST, "The watermark cannot be read"),
    INVALID_REMOVAL(HttpStatus.BAD_REQUEST, "The product cannot be removed so"),
    INVALID_CATALOGUE_QUESTION(HttpStatus.BAD_REQUEST, "The question about the catalogue makes no sense"),
    UNKNOWN_PRODUCT(HttpStatus.NOT_FOUND, "There is no such product"),
    CATALOGUE_TOO_LARGE(HttpStatus.NOT_IMPLEMENTED, "The catalogue is too large to be shown here"),
    CATALOGUE_UNREAD(HttpStatus.SERVICE_UNAVAILABLE, "The catalogue has not been read yet"),
    NO_ITEMS(HttpStatus.BAD_REQUEST, "No item was found in the body"),
    INCOMPLETE_BODY(HttpStatus.BAD_REQUEST, "The body did not arrive in full"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is encoded"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not use the write key"),
    NOT_FOR_THIS_KEY(HttpStatus.FORBIDDEN, "The write key may not send this"),
    QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "As much was sent as may be"),
    LOG_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The brokers did not acknowledge"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The gateway has too much to do"),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "The gateway takes no requests now");

    private final HttpStatus status;
    private final String title;

    GatewayProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
