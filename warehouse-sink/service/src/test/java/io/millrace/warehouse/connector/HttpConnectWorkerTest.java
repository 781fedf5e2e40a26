package io.millrace.warehouse.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectWorkerTest {
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private HttpConnectWorker worker;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        worker = new HttpConnectWorker(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void putsTheSettingsOfAConnector() {
        status = 201;

        worker.configure("my events", Map.of("tasks.max", "1"));

        assertThat(requests).containsExactly("PUT /connectors/my%20events/config {\"tasks.max\":\"1\"}");
    }

    @Test
    void passesOnWhatTheWorkerFindsWrongWithTheSettings() {
        status = 400;
        answer = "{\"error_code\": 400, \"message\": \"Unknown class\"}";

        assertThatExceptionOfType(ConnectorRefusedException.class)
                .isThrownBy(() -> worker.configure("events", Map.of()))
                .withMessageContaining("refuses connector events: Unknown class");
    }

    @Test
    void readsHowConnectorAndTasksAre() {
        answer = """
                {"name": "events", "connector": {"state": "RUNNING", "worker_id": "w"}, "type": "sink",
                 "tasks": [{"id": 0, "state": "FAILED", "worker_id": "w", "trace": "java.lang.Error: x\\n\\tat y"}]}
                """;

        ConnectorStatus read = worker.status("events").orElseThrow();

        assertThat(read.running()).isFalse();
        assertThat(read.failed()).isTrue();
        assertThat(read.describe()).isEqualTo("task 0 is FAILED: java.lang.Error: x");
        assertThat(requests).containsExactly("GET /connectors/events/status ");
    }

    @Test
    void knowsAConnectorThatRuns() {
        answer = """
                {"connector": {"state": "RUNNING"}, "tasks": [{"id": 0, "state": "RUNNING"}]}
                """;

        ConnectorStatus read = worker.status("events").orElseThrow();

        assertThat(read.running()).isTrue();
        assertThat(read.failed()).isFalse();
    }

    @Test
    void knowsThatThereIsNoSuchConnector() {
        status = 404;

        assertThat(worker.status("events")).isEmpty();
    }

    @Test
    void restartsOnlyWhatFailed() {
        worker.restartFailed("events");

        assertThat(requests).containsExactly("POST /connectors/events/restart?includeTasks=true&onlyFailed=true ");
    }

    @Test
    void takesEveryOtherAnswerForOneThatMayChange() {
        status = 409;
        answer = "{\"message\": \"rebalance\"}";
        assertThatExceptionOfType(WorkerUnavailableException.class)
                .isThrownBy(() -> worker.configure("events", Map.of()))
                .withMessageContaining("HTTP 409: rebalance");

        status = 500;
        answer = "<html>";
        assertThatExceptionOfType(WorkerUnavailableException.class).isThrownBy(() -> worker.status("events"));

        status = 200;
        assertThatExceptionOfType(WorkerUnavailableException.class).isThrownBy(() -> worker.status("events"));

        server.stop(0);
        assertThatExceptionOfType(WorkerUnavailableException.class)
                .isThrownBy(() -> worker.restartFailed("events"))
                .withMessageContaining("does not answer");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        byte[] bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
