package io.millrace.gateway.http.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of any origin send events and read the answers. A preflight names no key, so that it cannot be refused for
 * one; what a key's origins are is looked at when the request itself comes.
 */
final class Cors {
    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String HEADERS =
            "authorization, content-type, content-encoding, x-retry-count, x-write-key, anonymousid, sp-anonymous,"
                    + " millrace-import, ce-id, ce-source, ce-specversion, ce-type, ce-time, ce-subject, ce-dataschema,"
                    + " ce-anonymousid, ce-userid, ce-partitionkey";
    /** The longest that Chrome remembers. */
    private static final String REMEMBERED_SECONDS = "7200";

    private Cors() {}

    static boolean isPreflight(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static void allowPreflight(HttpRequest request, HttpHeaders answer) {
        allow(request.headers().get(HttpHeaderNames.ORIGIN), answer);
        answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        answer.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, REMEMBERED_SECONDS);
    }

    /** Snowplow's tracker sends cookies, for which no asterisk will do. */
    static void allow(@Nullable String origin, HttpHeaders answer) {
        if (origin != null) {
            answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            answer.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
            answer.set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        }
    }
}
