package io.millrace.gateway.http;

import io.millrace.gateway.http.coding.ContentCoding;
import io.millrace.gateway.http.coding.Unpacked;
import io.millrace.gateway.http.coding.Unpacker;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns bodies as they were sent into bodies as endpoints read them. */
public final class BodyDecoder {
    private final Unpacker unpacker;
    private final int maxKept;

    /**
     * Decodes within limits.
     *
     * @param maxKept of a body that is too large
     */
    public BodyDecoder(Unpacker unpacker, int maxKept) {
        this.unpacker = unpacker;
        this.maxKept = maxKept;
    }

    /** Whether there is anything to decode. */
    public static boolean isCoded(@Nullable String contentEncoding) {
        return contentEncoding != null
                && !contentEncoding.isBlank()
                && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * The request with its body decoded.
     *
     * @throws RequestRefusedException when we do not know the coding
     */
    public IngestRequest decode(IngestRequest request) {
        String encoding = request.header("Content-Encoding");
        if (encoding == null || !isCoded(encoding)) {
            return request;
        }
        ContentCoding coding = ContentCoding.named(encoding).orElseThrow(BodyDecoder::unsupported);
        if (request.body().isTooLarge()) {
            return request;
        }
        return request.withBody(decode(coding, request.body().bytes()));
    }

    /** Refuses a coding that we do not know, before its body is there. */
    public static Optional<RequestRefusedException> refusalOf(@Nullable String contentEncoding) {
        boolean unknown = contentEncoding != null
                && isCoded(contentEncoding)
                && ContentCoding.named(contentEncoding).isEmpty();
        return unknown ? Optional.of(unsupported()) : Optional.empty();
    }

    private RequestBody decode(ContentCoding coding, byte[] packed) {
        try {
            Unpacked unpacked = unpacker.unpack(coding, packed);
            return unpacked.isTooLarge()
                    ? RequestBody.beginningOf(unpacked.beginning(maxKept))
                    : RequestBody.of(unpacked.bytes());
        } catch (IOException e) {
            return RequestBody.unreadable(packed);
        }
    }

    private static RequestRefusedException unsupported() {
        return new RequestRefusedException(
                        GatewayProblem.UNSUPPORTED_ENCODING,
                        "Send the body plain, or packed by one of: " + ContentCoding.list() + ".")
                .with("Accept-Encoding", ContentCoding.list());
    }
}
