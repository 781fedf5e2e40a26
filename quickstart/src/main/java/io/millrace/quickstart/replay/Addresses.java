package io.millrace.quickstart.replay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the two services are that a replay talks to. */
record Addresses(URI gateway, URI enrichment) {
    private static final int GATEWAY_PORT = 8080;
    private static final int ENRICHMENT_ABOVE_GATEWAY = 2;
    private static final int HIGHEST_OFFSET = 65_535 - GATEWAY_PORT - ENRICHMENT_ABOVE_GATEWAY;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    static String gatewayOnThisMachine(int portOffset) {
        if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException(
                    "A port offset is a number from 0 to %d, not %d.".formatted(HIGHEST_OFFSET, portOffset));
        }
        return "http://127.0.0.1:" + (GATEWAY_PORT + portOffset);
    }

    /**
     * The addresses that a person wrote down.
     *
     * @param enrichmentUrl null when it is where the suite has it, seen from the gateway
     */
    static Addresses of(String gatewayUrl, @Nullable String enrichmentUrl) {
        URI gateway = service(gatewayUrl);
        return new Addresses(gateway, enrichmentUrl == null ? besides(gateway) : service(enrichmentUrl));
    }

    private static URI besides(URI gateway) {
        if (gateway.getPort() < 0) {
            throw new IllegalArgumentException(
                    "%s names no port to find enrichment by; say where it is with --enrichment.".formatted(gateway));
        }
        int port = gateway.getPort() + ENRICHMENT_ABOVE_GATEWAY;
        return URI.create("%s://%s:%d".formatted(gateway.getScheme(), gateway.getHost(), port));
    }

    private static URI service(String url) {
        return parsed(url)
                .filter(Addresses::isOfService)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is not the address of a service; addresses are written as http://127.0.0.1:8080."
                                .formatted(url)));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfService(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }
}
