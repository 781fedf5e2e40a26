package io.millrace.console.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServiceProbeTest {
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void tellsHowAServiceIsWithItsLedger() {
        answer("/actuator/health", 200, "{\"status\":\"UP\"}");
        answer("/v1/ledger", 200, "{\"read\":3}");

        ServiceStatus status = look();

        assertThat(status.state()).isEqualTo("UP");
        assertThat(status.detail()).isEmpty();
        assertThat(requireNonNull(status.ledger()).path("read").asInt()).isEqualTo(3);
        assertThat(status.watermarks()).isNull();
    }

    @Test
    void tellsWhatAServiceSaysItWaitsFor() {
        answer("/actuator/health", 503, """
                {"status": "DOWN", "components": {
                  "ping": {"status": "UP"},
                  "serviceStart": {"status": "DOWN", "details": {"state": "waiting for the brokers"}}}}
                """);

        ServiceStatus status = look();

        assertThat(status.state()).isEqualTo("DOWN");
        assertThat(status.detail()).contains("serviceStart").contains("waiting for the brokers");
    }

    @Test
    void callsAServiceUnreachableWhoseAnswerDoesNotCome() {
        URI nobody = URI.create("http://127.0.0.1:" + FreePorts.find());

        ServiceStatus status = probe(nobody).look().get(0);

        assertThat(status.state()).isEqualTo("UNREACHABLE");
        assertThat(status.detail()).contains(nobody.toString());
    }

    @Test
    void saysSoWhenSomethingElseAnswers() {
        answer("/actuator/health", 200, "<html>");

        assertThat(look().detail()).isEqualTo("What answers there is no service of Millrace");
    }

    private ServiceStatus look() {
        return probe(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .look()
                .get(0);
    }

    private static ServiceProbe probe(URI service) {
        return new ServiceProbe(Map.of("gateway", service), Duration.ofSeconds(5), new JsonMapper());
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
