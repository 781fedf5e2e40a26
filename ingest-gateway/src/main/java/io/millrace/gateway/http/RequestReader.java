package io.millrace.gateway.http;

import io.millrace.event.Timelines;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.streams.boot.ServiceStart;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds in a request who sends it, for which timeline, and what; or refuses it. */
@Component
final class RequestReader {
    static final String IMPORT_HEADER = "Millrace-Import";
    private static final String KEY_HEADER = "X-Write-Key";
    private static final String BASIC = "Basic ";

    private final ServiceStart start;
    private final WriteKeys keys;
    private final HttpSettings settings;

    RequestReader(ServiceStart start, WriteKeys keys, HttpSettings settings) {
        this.start = start;
        this.keys = keys;
        this.settings = settings;
    }

    /** Whoever sends something that may be sent to any timeline. */
    Origin origin(HttpServletRequest request, Protocol protocol) {
        WriteKey key = key(request);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new RequestRefusedException(
                    GatewayProblem.UNSUPPORTED_ENCODING, "Send the body without a Content-Encoding.");
        }
        String importId = request.getHeader(IMPORT_HEADER);
        return new Origin(
                protocol,
                key.name(),
                importId == null ? Timelines.LIVE : checkedImport(importId, key),
                request.getContentType(),
                request.getHeader(HttpHeaders.USER_AGENT),
                settings.keepsAddresses() ? request.getRemoteAddr() : null);
    }

    /** Refuses a request about an import, unless it has a valid id and the key may import. */
    void checkImport(HttpServletRequest request, String importId) {
        checkedImport(importId, key(request));
    }

    private WriteKey key(HttpServletRequest request) {
        if (!start.isReady()) {
            throw new RequestRefusedException(
                    GatewayProblem.NOT_READY, "The gateway is starting. Send the same request again.");
        }
        String sent = sentKey(request);
        if (sent == null) {
            throw keyRequired();
        }
        return keys.find(sent).orElseThrow(RequestReader::keyRequired);
    }

    private static RequestRefusedException keyRequired() {
        return new RequestRefusedException(
                GatewayProblem.WRITE_KEY_REQUIRED,
                "Send a write key as the user name of HTTP Basic authentication, or in the header X-Write-Key.");
    }

    private static String checkedImport(String importId, WriteKey key) {
        if (!Timelines.isImportId(importId)) {
            throw new RequestRefusedException(
                    GatewayProblem.INVALID_IMPORT,
                    "An import's id begins with a letter or digit and has up to 100 letters, digits, dots, dashes and"
                            + " underscores; it is not 'live'.");
        }
        if (!key.mayImport()) {
            throw new RequestRefusedException(
                    GatewayProblem.IMPORT_NOT_ALLOWED, "Send it with a write key that may import.");
        }
        return importId;
    }

    private static @Nullable String sentKey(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return userName(authorization.substring(BASIC.length()).strip());
        }
        return request.getHeader(KEY_HEADER);
    }

    private static @Nullable String userName(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? decoded : decoded.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The body, or of a larger one as much as is kept of it. */
    Body body(HttpServletRequest request) {
        boolean tooLarge = request.getContentLengthLong() > settings.maxBodyBytes();
        try {
            byte[] bytes = request.getInputStream()
                    .readNBytes(tooLarge ? settings.maxRejectedBytes() : settings.maxBodyBytes() + 1);
            return new Body(bytes, tooLarge || bytes.length > settings.maxBodyBytes());
        } catch (IOException e) {
            throw new RequestRefusedException(
                    GatewayProblem.INCOMPLETE_BODY, "Send the request again, and all of its body.");
        }
    }

    /** What was read of a body. */
    static final class Body {
        private final byte[] bytes;
        private final boolean tooLarge;

        Body(byte[] bytes, boolean tooLarge) {
            this.bytes = bytes;
            this.tooLarge = tooLarge;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isTooLarge() {
            return tooLarge;
        }
    }
}
