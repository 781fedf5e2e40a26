package io.millrace.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived in full.
 *
 * @param path decoded, without the query
 * @param variables what the names in the route's path stand for
 * @param query parameters by name, decoded
 * @param queryText the query as it was sent, without the question mark; empty if there is none
 * @param remoteAddress network address of whoever opened the connection
 */
public record IngestRequest(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, List<String>> query,
        String queryText,
        RequestHeaders headers,
        RequestBody body,
        String remoteAddress) {

    /** The same with another body. */
    public IngestRequest withBody(RequestBody decoded) {
        return new IngestRequest(method, path, variables, query, queryText, headers, decoded, remoteAddress);
    }

    IngestRequest withHeaders(RequestHeaders others) {
        return new IngestRequest(method, path, variables, query, queryText, others, body, remoteAddress);
    }

    public @Nullable String header(String name) {
        return headers.first(name);
    }

    public @Nullable String contentType() {
        return headers.first("Content-Type");
    }

    /** The first parameter of a name. */
    public @Nullable String queryParameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** Of each parameter the first, in the order of the query. */
    public Map<String, String> firstParameters() {
        Map<String, String> first = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (!values.isEmpty()) {
                first.put(name, values.get(0));
            }
        });
        return first;
    }

    /** What a name in the route's path stands for. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}");
        }
        return value;
    }
}
