package io.millrace.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.streams.schema.IncompatibleSchemaException;
import io.millrace.streams.schema.RegistryUnavailableException;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.schema.UnknownSchemaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of answers that a real registry gives only on bad days. */
class RegistryClientTest {
    private static final Schema TEXT = Schema.create(Schema.Type.STRING);
    private static final long NO_TIME = 0;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void introducesItselfWithUserAndPassword() {
        answers.add(new Answer(200, "{\"id\":3}"));

        int id = client(NO_TIME, Map.of("basic.auth.user.info", "shop:p:w")).register("a", TEXT);

        assertThat(id).isEqualTo(3);
        assertThat(asked).containsExactly("POST /subjects/a/versions Basic c2hvcDpwOnc=");
    }

    @Test
    void keepsQuietWithoutUserAndPassword() {
        answers.add(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));

        assertThat(client(NO_TIME, Map.of()).schema(3)).isEqualTo(TEXT);
        assertThat(asked).containsExactly("GET /schemas/ids/3 null");
    }

    @Test
    void tellsWhyASchemaWasRefused() {
        answers.add(new Answer(409, "{\"error_code\":40901,\"message\":\"Schema being registered is incompatible\"}"));
        answers.add(new Answer(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}"));
        SchemaRegistry client = client(NO_TIME, Map.of());

        assertThatThrownBy(() -> client.register("a", TEXT))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("Schema being registered is incompatible");
        assertThatThrownBy(() -> client.register("a", TEXT))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("Invalid schema");
    }

    @Test
    void takesANotFoundForAFinalAnswer() {
        answers.add(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema 3 not found\"}"));

        assertThatThrownBy(() -> client(10_000, Map.of()).schema(3)).isInstanceOf(UnknownSchemaException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAgainWhenTheRegistryIsInTrouble() {
        answers.add(new Answer(500, "{\"error_code\":50001,\"message\":\"Error in the backend\"}"));
        answers.add(new Answer(429, "<html>slow down</html>"));
        answers.add(new Answer(200, "{\"id\":3}"));

        assertThat(client(10_000, Map.of()).register("a", TEXT)).isEqualTo(3);
        assertThat(asked).hasSize(3);
    }

    @Test
    void saysThatThePasswordMayBeWrong() {
        answers.add(new Answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}"));

        assertThatThrownBy(() -> client(10_000, Map.of()).register("a", TEXT))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("password");
        assertThat(asked).hasSize(1);
    }

    @Test
    void doesNotTakeAProxysPageForAnAnswer() {
        answers.add(new Answer(200, "<html>Please log in</html>"));
        answers.add(new Answer(200, "{\"schema\":\"rubbish\"}"));
        SchemaRegistry client = client(NO_TIME, Map.of());

        assertThatThrownBy(() -> client.schema(3)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> client.schema(3)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void doesNotTakeAnAnswerWithoutAnIdForAnId() {
        answers.add(new Answer(200, "{}"));

        assertThatThrownBy(() -> client(NO_TIME, Map.of()).register("a", TEXT))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    private SchemaRegistry client(long retryForMs, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(
                "schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort());
        settings.put("millrace.schema.registry.retry.ms", retryForMs);
        return SchemaRegistry.at(settings);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, String body) {}
}
