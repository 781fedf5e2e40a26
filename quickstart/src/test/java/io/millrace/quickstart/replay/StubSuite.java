package io.millrace.quickstart.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plays gateway and enrichment over real connections, and keeps what was sent. By default all is well. */
final class StubSuite implements AutoCloseable {
    static {
        // Read once, by the first server of the JVM; without it every answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer gateway = server();
    private final HttpServer enrichment = server();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile LongUnaryOperator knownOf = sent -> sent;
    private volatile String rejection = "";
    private volatile int hangUpOnEvery = Integer.MAX_VALUE;

    /** What the gateway was sent, and whether it took it. */
    record Request(String path, String body, Optional<String> importId, String key, boolean taken) {

        boolean isEvents() {
            return path.equals("/v1/events");
        }

        boolean isProducts() {
            return path.equals("/v1/products");
        }

        boolean isWatermark() {
            return path.endsWith("/watermark");
        }

        List<JsonNode> items() {
            return body.lines().map(Json::read).toList();
        }
    }

    /** How the gateway fails once: with a status, or by hanging up. */
    record Trouble(int status, Optional<Integer> retryAfter, String body) {
        static final Trouble NONE = new Trouble(200, Optional.empty(), "");
        static final Trouble HANGS_UP = new Trouble(0, Optional.empty(), "");

        static Trouble status(int status) {
            return new Trouble(status, Optional.empty(), "");
        }

        static Trouble busyFor(int seconds) {
            return new Trouble(429, Optional.of(seconds), "");
        }

        static Trouble refusal(int status, String detail) {
            return new Trouble(status, Optional.empty(), "{\"detail\":\"" + detail + "\"}");
        }
    }

    StubSuite() {
        gateway.createContext("/", this::take);
        gateway.start();
        enrichment.createContext("/v1/catalogue/position", exchange -> {
            long known = knownOf.applyAsLong(productsTaken());
            answer(exchange, 200, "{\"position\":" + known + "}");
        });
        enrichment.start();
    }

    Addresses addresses() {
        return new Addresses(address(gateway), address(enrichment));
    }

    void fail(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    void hangUpOnEvery(int nthRequest) {
        hangUpOnEvery = nthRequest;
    }

    void stopEnrichment() {
        enrichment.stop(0);
    }

    /** How many products enrichment knows, of those that were sent. */
    void knowProducts(LongUnaryOperator ofSent) {
        knownOf = ofSent;
    }

    /** Rejects the first event of each request. */
    void rejectWith(String code, String detail) {
        rejection = "{\"index\":0,\"code\":\"%s\",\"detail\":\"%s\"}".formatted(code, detail);
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> taken() {
        return requests.stream().filter(Request::taken).toList();
    }

    List<JsonNode> events() {
        return taken().stream()
                .filter(Request::isEvents)
                .flatMap(request -> request.items().stream())
                .toList();
    }

    private long productsTaken() {
        return taken().stream()
                .filter(Request::isProducts)
                .mapToLong(request -> request.body().lines().count())
                .sum();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Trouble trouble = nextTrouble();
        Request request = new Request(
                exchange.getRequestURI().getPath(),
                body,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Millrace-Import")),
                exchange.getRequestHeaders().getFirst("X-Write-Key"),
                trouble == null);
        requests.add(request);
        if (trouble == null) {
            answer(exchange, 200, receipt(request));
        } else if (trouble.equals(Trouble.HANGS_UP)) {
            exchange.close();
        } else {
            trouble.retryAfter()
                    .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds)));
            answer(exchange, trouble.status(), trouble.body());
        }
    }

    private @Nullable Trouble nextTrouble() {
        Trouble next = (requests.size() + 1) % hangUpOnEvery == 0 ? Trouble.HANGS_UP : troubles.poll();
        return Trouble.NONE.equals(next) ? null : next;
    }

    private String receipt(Request request) {
        if (request.isWatermark()) {
            return "{}";
        }
        long items = request.body().lines().count();
        if (request.isProducts()) {
            return "{\"accepted\":%d,\"rejected\":[],\"position\":%d}".formatted(items, productsTaken());
        }
        return "{\"accepted\":%d,\"rejected\":[%s]}".formatted(rejection.isEmpty() ? items : items - 1, rejection);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        gateway.stop(0);
        enrichment.stop(0);
    }
}
