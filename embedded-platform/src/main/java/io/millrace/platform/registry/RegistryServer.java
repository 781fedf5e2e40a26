package io.millrace.platform.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Serves the registry over HTTP. Whatever is sent to it, it answers with JSON of Confluent's shapes. */
public final class RegistryServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int LARGEST_LEFTOVER = 16 << 20;

    private final SchemaLog log;
    private final List<Route> routes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RegistryServer::daemon);
    private final JsonMapper json = new JsonMapper();

    private RegistryServer(SchemaLog log, List<Route> routes, HttpServer server) {
        this.log = log;
        this.routes = routes;
        this.server = server;
    }

    /** Reads the log to its end, then serves. */
    public static RegistryServer start(String bootstrapServers, InetSocketAddress address) throws IOException {
        Subjects subjects = new Subjects();
        SchemaLog log = SchemaLog.open(bootstrapServers, subjects::apply);
        try {
            List<Route> routes = new RegistryApi(new Registry(subjects, log::append)).routes();
            RegistryServer registry = new RegistryServer(log, routes, HttpServer.create(address, 0));
            registry.serve();
            return registry;
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public void close() {
        int secondsForOpenRequests = 0;
        server.stop(secondsForOpenRequests);
        threads.shutdownNow();
        log.close();
    }

    private void serve() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (RegistryException e) {
                send(exchange, e.status(), error(e));
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                send(exchange, 500, error(RegistryException.storeFailed("The registry failed; its log says why")));
            }
        }
    }

    private Object answer(HttpExchange exchange) throws IOException {
        String body = read(exchange.getRequestBody());
        URI uri = exchange.getRequestURI();
        List<String> path = Request.segments(uri);
        boolean pathServed = false;
        for (Route route : routes) {
            Optional<Map<String, String>> inPath = route.match(path);
            if (inPath.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                return route.answer().apply(new Request(inPath.get(), Request.query(uri), body));
            }
            pathServed |= inPath.isPresent();
        }
        throw pathServed
                ? RegistryException.noSuchMethod(exchange.getRequestMethod(), uri.getPath())
                : RegistryException.noSuchPath(uri.getPath());
    }

    /** Reads on past the limit, though not for ever, as a client that is still sending would not see the answer. */
    private static String read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) {
            byte[] leftover = new byte[1 << 16];
            for (int left = LARGEST_LEFTOVER, n = 0; left > 0 && n >= 0; left -= n) {
                n = in.read(leftover);
            }
            throw RegistryException.tooLarge(LARGEST_REQUEST);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body =
                answer instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPE);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, Object> error(RegistryException e) {
        return Map.of("error_code", e.code(), "message", String.valueOf(e.getMessage()));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "schema-registry-http");
        thread.setDaemon(true);
        return thread;
    }
}
