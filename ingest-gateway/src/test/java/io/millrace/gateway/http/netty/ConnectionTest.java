package io.millrace.gateway.http.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.TestGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 as it goes over the wire, clients that break its rules included. */
class ConnectionTest {
    private static final String EVENT = "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"%s\",\"timestamp\":0}";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final CompletableFuture<IngestAnswer> slow = new CompletableFuture<>();
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private final Endpoint slowly = () -> List.of(Route.get("/slow", request -> {
        arrived.complete(null);
        return slow;
    }));
    private TestGateway gateway = TestGateway.ready(slowly);

    @AfterEach
    void stop() {
        slow.complete(IngestAnswer.empty(200));
        gateway.close();
    }

    @Test
    void answersSlowHeadersWith408() throws IOException {
        impatient(new ServerSettings.Timeouts(SHORT, LONG, LONG, LONG));

        assertThat(exchange("POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: "))
                .startsWith("HTTP/1.1 408")
                .contains("/problems/request-timeout");
    }

    @Test
    void answersASlowBodyWith408() throws IOException {
        impatient(new ServerSettings.Timeouts(LONG, SHORT, LONG, LONG));

        assertThat(exchange("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"type\""))
                .startsWith("HTTP/1.1 408")
                .contains("/problems/request-timeout");
    }

    @Test
    void closesAConnectionThatNobodyUses() throws IOException {
        impatient(new ServerSettings.Timeouts(LONG, LONG, SHORT, LONG));

        assertThat(exchange("")).isEmpty();
    }

    @Test
    void answersRequestsInTheOrderInWhichTheyCameAndTakesThemInThatOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            requests.append(post(EVENT.formatted(i), ""));
        }
        requests.append(post(EVENT.formatted("last"), "Connection: close\r\n"));

        String answers = exchange(requests.toString());

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(102);
        assertThat(gateway.intake().accepted())
                .extracting(event -> event.getMessageId())
                .startsWith("0", "1", "2")
                .endsWith("98", "99", "last");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /nowhere HTTP/1.1              | 404",
                "DELETE /v1/events HTTP/1.1         | 405",
                "GET /v1/events%zz HTTP/1.1         | 400",
                "NONSENSE                           | 400"
            })
    void answersWhatItDoesNotServe(String line, int status) throws IOException {
        assertThat(exchange(line + "\r\nHost: x\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/v1/events", "HTTPS://shop.example:8443/v1/events?x=1"})
    void takesATargetThatIsAWholeAddress(String address) throws IOException {
        String request = post(EVENT.formatted("1"), "Connection: close\r\n").replace("/v1/events", address);

        assertThat(exchange(request)).startsWith("HTTP/1.1 200");
        assertThat(gateway.intake().accepted()).hasSize(1);
    }

    @Test
    void takesABodyOfWhichNoCodingIsNamed() throws IOException {
        String request = post(EVENT.formatted("1"), "Content-Encoding: \r\nConnection: close\r\n");

        assertThat(exchange(request)).startsWith("HTTP/1.1 200");
    }

    @Test
    void boundsHeadersAndTheFirstLine() throws IOException {
        String much = "x".repeat(5000);

        assertThat(exchange("GET / HTTP/1.1\r\nX-Much: " + much + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        assertThat(exchange("GET /" + much + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 414");
    }

    @Test
    void refusesChunksThatCannotBeToldApart() throws IOException {
        String request = "POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: k1\r\nTransfer-Encoding: chunked\r\n\r\n";

        String event = EVENT.formatted("m");
        String length = Integer.toHexString(event.length());
        assertThat(exchange(request + "zz\r\n{}\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/incomplete-body");
        assertThat(exchange(request + length + "\r\n" + event + "\r\n0\r\n\r\n", "accepted"))
                .startsWith("HTTP/1.1 200");
    }

    /** By these a CloudEvent in binary mode says whose it is. */
    @ParameterizedTest
    @ValueSource(strings = {"ce-anonymousid", "ce-userid", "ce-partitionkey"})
    void letsAPageSendTheAttributesThatItReads(String header) throws IOException {
        String preflight = "OPTIONS /v1/cloudevents HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\n"
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: " + header
                + "\r\nConnection: close\r\n\r\n";

        assertThat(exchange(preflight)).containsPattern("access-control-allow-headers: .*" + header);
    }

    @Test
    void answersAPreflightBeforeAllElse() throws IOException {
        String answer = exchange("""
                OPTIONS /v1/events HTTP/1.1
                Host: x
                Origin: https://shop.example
                Access-Control-Request-Method: POST
                Connection: close

                """.replace("\n", "\r\n"));

        assertThat(answer.toLowerCase(Locale.ROOT))
                .startsWith("http/1.1 204")
                .contains("access-control-allow-origin: https://shop.example")
                .contains("access-control-allow-credentials: true")
                .contains("access-control-max-age: 7200")
                .contains("authorization", "content-encoding", "x-retry-count", "sp-anonymous", "ce-id");
    }

    @Test
    void tellsWhoeverAsksFirstWhetherToSend() throws IOException {
        String head = "POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: k1\r\nExpect: 100-continue\r\n";

        assertThat(exchange(head + "Content-Length: 5000\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(exchange(head + "Content-Length: 10\r\n\r\n", "100 Continue"))
                .startsWith("HTTP/1.1 100");
    }

    @Test
    void refusesABodyWhenTooManyAreArriving() throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(connect());
            clients.get(i)
                    .getOutputStream()
                    .write("POST /v1/events HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n"
                            .getBytes(ISO_8859_1));
            assertThat((char) clients.get(i).getInputStream().read()).isEqualTo('H');
        }

        assertThat(exchange(post(EVENT.formatted("m"), "Connection: close\r\n")))
                .startsWith("HTTP/1.1 503")
                .contains("/problems/overloaded", "Retry-After");
        for (Socket client : clients) {
            client.close();
        }

        await().untilAsserted(() -> assertThat(exchange(post(EVENT.formatted("m"), "Connection: close\r\n")))
                .startsWith("HTTP/1.1 200"));
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        String answer = exchange("HEAD /openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n").doesNotContain("openapi");
    }

    @Test
    void letsARequestInFlightBeAnsweredWhenItStops() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().until(arrived::isDone);
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> gateway.stop());
            await().until(() -> isRefused());

            slow.complete(IngestAnswer.text(200, "done"));

            String answer = new String(client.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("connection: close")
                    .endsWith("done");
            stopping.get();
        }
    }

    private boolean isRefused() {
        try (Socket client = connect()) {
            return !client.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private void impatient(ServerSettings.Timeouts timeouts) {
        gateway.close();
        gateway = TestGateway.patient(timeouts, slowly);
    }

    private static String post(String body, String headers) {
        return "POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: k1\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    }

    /** Sends bytes and reads all that comes back until the server closes. */
    private String exchange(String bytes) throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** Sends bytes and reads until these words have come back. */
    private String exchange(String bytes, String words) throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            StringBuilder read = new StringBuilder();
            while (read.indexOf(words) < 0) {
                int next = client.getInputStream().read();
                if (next < 0) {
                    break;
                }
                read.append((char) next);
            }
            return read.toString();
        }
    }
}
