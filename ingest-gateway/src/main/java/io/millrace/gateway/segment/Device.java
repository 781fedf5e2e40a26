package io.millrace.gateway.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.http.IngestRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The anonymous id that RudderStack's libraries send as a header, in base64. */
final class Device {
    private Device() {}

    static @Nullable String of(IngestRequest request) {
        String header = request.header("AnonymousId");
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(header.strip()), UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }
}
