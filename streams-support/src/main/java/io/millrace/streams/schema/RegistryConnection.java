package io.millrace.streams.schema;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the registry. The settings have Confluent's names, so that the same map also configures Confluent's
 * serializers.
 *
 * @param urls addresses of one registry, tried in turn
 * @param authorization value of the Authorization header, null for none
 * @param ssl TLS settings, null for the platform's own
 * @param retryFor how long an unanswered request is repeated before it fails
 */
record RegistryConnection(
        List<URI> urls,
        @Nullable String authorization,
        @Nullable SSLContext ssl,
        Duration retryFor) {
    static final String URL = "schema.registry.url";
    static final String USER_INFO = "basic.auth.user.info";
    static final String RETRY_FOR_MS = "millrace.schema.registry.retry.ms";
    private static final String SSL_PREFIX = "schema.registry.";
    private static final Set<String> STORES =
            Set.of(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);

    private static final ConfigDef SETTINGS = new ConfigDef()
            .define(URL, ConfigDef.Type.LIST, Importance.HIGH, "Addresses of the schema registry.")
            .define(
                    USER_INFO,
                    ConfigDef.Type.PASSWORD,
                    "",
                    Importance.MEDIUM,
                    "User and password, separated by a colon.")
            .define(
                    RETRY_FOR_MS,
                    ConfigDef.Type.LONG,
                    30_000L,
                    Importance.LOW,
                    "How long an unanswered request is repeated.");

    static RegistryConnection of(Map<String, ?> settings) {
        AbstractConfig config = new AbstractConfig(SETTINGS, settings, false);
        return new RegistryConnection(
                config.getList(URL).stream().map(RegistryConnection::uri).toList(),
                authorization(config.getPassword(USER_INFO)),
                ssl(config.originalsWithPrefix(SSL_PREFIX)),
                Duration.ofMillis(config.getLong(RETRY_FOR_MS)));
    }

    HttpClient newClient() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NORMAL);
        if (ssl != null) {
            client.sslContext(ssl);
        }
        return client.build();
    }

    private static URI uri(String url) {
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static @Nullable String authorization(Password userInfo) {
        if (userInfo.value().isEmpty()) {
            return null;
        }
        byte[] credentials = userInfo.value().getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Reads the stores with Kafka's own code, so that the same formats work as for the brokers. */
    private static @Nullable SSLContext ssl(Map<String, Object> settings) {
        if (STORES.stream().noneMatch(settings::containsKey)) {
            return null;
        }
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(definition, settings, false).values());
            return factory.sslContext();
        }
    }
}
