package io.millrace.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** A schema registry as it stands in production: behind a proxy that wants TLS, a user and a password. */
final class SecuredRegistry implements AutoCloseable {
    static final String USER = "millrace";
    static final String PASSWORD = "registry-password";
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final EmbeddedRegistry registry;
    private final HttpsServer proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();

    private SecuredRegistry(EmbeddedRegistry registry, HttpsServer proxy) {
        this.registry = registry;
        this.proxy = proxy;
    }

    static SecuredRegistry start(String bootstrapServers, Certificate certificate) throws IOException {
        EmbeddedRegistry registry = EmbeddedRegistry.start(bootstrapServers, FreePorts.find());
        HttpsServer proxy = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
        SecuredRegistry secured = new SecuredRegistry(registry, proxy);
        proxy.createContext("/", secured::pass);
        proxy.setExecutor(secured.threads);
        proxy.start();
        return secured;
    }

    String url() {
        return "https://127.0.0.1:" + proxy.getAddress().getPort();
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
        registry.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(registry.url() + exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SSLContext tls(Certificate certificate) {
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(
                            definition,
                            Map.of(
                                    SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                                    "PKCS12",
                                    SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                                    certificate.keyStore().toString(),
                                    SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
                                    Certificate.PASSWORD))
                    .values());
            return factory.sslContext();
        }
    }
}
