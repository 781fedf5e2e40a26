package io.millrace.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.event.Timelines;
import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.streams.boot.ServiceStart;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, and for which timeline; or refuses it. The key is looked for in the order Basic, Bearer,
 * X-Write-Key, body, query. A bearer token that is no key of ours is passed over: Segment's SDKs send one of theirs.
 */
public final class Senders {
    static final String IMPORT_HEADER = "Millrace-Import";

    private static final String KEY_HEADER = "X-Write-Key";
    private static final String KEY_PARAMETER = "writeKey";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final ServiceStart start;
    private final WriteKeys keys;
    private final AddressQuotas addressQuotas;
    private final SenderRule senderRule;

    public Senders(ServiceStart start, WriteKeys keys, AddressQuotas addressQuotas, SenderRule senderRule) {
        this.start = start;
        this.keys = keys;
        this.addressQuotas = addressQuotas;
        this.senderRule = senderRule;
    }

    /** Whoever sends something that may be sent to any timeline. */
    public Origin origin(IngestRequest request, Protocol protocol) {
        return origin(request, protocol, null);
    }

    /**
     * Whoever sends something that may be sent to any timeline.
     *
     * @param keyInBody the write key that the body holds, where the protocol puts one there
     */
    public Origin origin(IngestRequest request, Protocol protocol, @Nullable String keyInBody) {
        WriteKey key = keyFor(topicOf(protocol), request, keyInBody);
        String importId = request.header(IMPORT_HEADER);
        String address = senderRule.addressOf(request);
        return new Origin(
                protocol,
                key.name(),
                importId == null ? Timelines.LIVE : checkedImport(importId, key),
                request.contentType(),
                senderRule.sender(request, address),
                items -> key.quota().take(items).or(() -> addressQuotas.take(address, items)));
    }

    /** Refuses a request of whoever may not send to a topic. */
    public void check(IngestRequest request, SentTopic topic) {
        keyFor(topic, request, null);
    }

    private WriteKey keyFor(SentTopic topic, IngestRequest request, @Nullable String keyInBody) {
        WriteKey key = key(request, keyInBody);
        if (!key.topics().contains(topic)) {
            throw new RequestRefusedException(
                    GatewayProblem.NOT_FOR_THIS_KEY,
                    "The key is not for " + topic.name().toLowerCase(Locale.ROOT) + ".");
        }
        return key;
    }

    private static SentTopic topicOf(Protocol protocol) {
        return switch (protocol) {
            case PRODUCTS -> SentTopic.PRODUCTS;
            case ERASURES -> SentTopic.ERASURES;
            default -> SentTopic.EVENTS;
        };
    }

    /** Refuses a request about an import, unless it has a valid id and the key may import. */
    public void checkImport(IngestRequest request, String importId) {
        checkedImport(importId, key(request, null));
    }

    private WriteKey key(IngestRequest request, @Nullable String keyInBody) {
        if (!start.isReady()) {
            throw RequestRefusedException.unavailable(
                    GatewayProblem.NOT_READY, "The gateway is starting. Send the same request again.");
        }
        WriteKey key = find(request, keyInBody).orElseThrow(Senders::keyRequired);
        String origin = request.header("Origin");
        if (origin != null && !key.isFor(origin)) {
            throw new RequestRefusedException(
                    GatewayProblem.ORIGIN_NOT_ALLOWED, "The key is not for pages of " + origin + ".");
        }
        return key;
    }

    private Optional<WriteKey> find(IngestRequest request, @Nullable String keyInBody) {
        String authorization = request.header("Authorization");
        if (authorization != null && isScheme(BASIC, authorization)) {
            return userName(authorization.substring(BASIC.length()).strip()).flatMap(keys::find);
        }
        if (authorization != null && isScheme(BEARER, authorization)) {
            Optional<WriteKey> key =
                    keys.find(authorization.substring(BEARER.length()).strip());
            if (key.isPresent()) {
                return key;
            }
        }
        String sent = request.header(KEY_HEADER);
        if (sent == null) {
            sent = keyInBody == null ? request.queryParameter(KEY_PARAMETER) : keyInBody;
        }
        return Optional.ofNullable(sent).flatMap(keys::find);
    }

    private static boolean isScheme(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Optional<String> userName(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = decoded.indexOf(':');
            return Optional.of(colon < 0 ? decoded : decoded.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RequestRefusedException keyRequired() {
        // Not Basic: browsers would ask the shopper for a password.
        return new RequestRefusedException(
                        GatewayProblem.WRITE_KEY_REQUIRED,
                        "Send a write key as the user name of HTTP Basic authentication, or in the header X-Write-Key.")
                .with("WWW-Authenticate", "WriteKey");
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
}
