package io.millrace.gateway.http.netty;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about.
 *
 * @param path decoded
 * @param rawPath as it was sent, in which an encoded slash does not part segments
 * @param query parameters by name, decoded
 * @param queryText the query as it was sent, without the question mark
 */
record RequestTarget(String path, String rawPath, Map<String, List<String>> query, String queryText) {
    private static final Pattern AUTHORITY = Pattern.compile("https?://[^/?#]*", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a request's target.
     *
     * @throws IllegalArgumentException when it has percent signs that encode nothing
     */
    static RequestTarget of(String uri) {
        if (uri.startsWith("/") && uri.indexOf('?') < 0 && uri.indexOf('%') < 0) {
            return new RequestTarget(uri, uri, Map.of(), "");
        }
        QueryStringDecoder decoder = new QueryStringDecoder(withoutAuthority(uri));
        return new RequestTarget(decoder.path(), decoder.rawPath(), decoder.parameters(), decoder.rawQuery());
    }

    /** Every server has to understand a target that is a whole address, as proxies are sent it (RFC 9112). */
    private static String withoutAuthority(String uri) {
        Matcher authority = AUTHORITY.matcher(uri);
        return authority.lookingAt() ? uri.substring(authority.end()) : uri;
    }
}
