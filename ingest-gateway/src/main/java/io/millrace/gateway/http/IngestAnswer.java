package io.millrace.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.item.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a request is answered with. */
public final class IngestAnswer {
    private static final byte[] NOTHING = {};

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private IngestAnswer(int status, @Nullable String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    /** An answer with a body, which is not copied. */
    public static IngestAnswer of(int status, String contentType, byte[] body) {
        return new IngestAnswer(status, contentType, body, Map.of());
    }

    public static IngestAnswer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    /** An answer in JSON, whatever the sender says that it accepts: what was taken cannot be undone over the answer's form. */
    public static IngestAnswer json(int status, Object body) {
        return of(status, "application/json", Json.usual().writeValueAsBytes(body));
    }

    /** A refusal as RFC 9457 has it. */
    static IngestAnswer problem(int status, Map<String, Object> problem) {
        return of(status, "application/problem+json", Json.usual().writeValueAsBytes(problem));
    }

    public static IngestAnswer empty(int status) {
        return new IngestAnswer(status, null, NOTHING, Map.of());
    }

    /** The same with a header more. */
    public IngestAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new IngestAnswer(status, contentType, body, more);
    }

    /** As handlers give it that know it at once. */
    public CompletionStage<IngestAnswer> now() {
        return CompletableFuture.completedFuture(this);
    }

    public int status() {
        return status;
    }

    public @Nullable String contentType() {
        return contentType;
    }

    /** The bytes themselves, not to be changed. */
    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
