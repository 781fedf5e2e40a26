package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.catalogue.Product;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.Network;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.catalogue.CatalogueReading;
import io.millrace.gateway.catalogue.ProductReader;
import io.millrace.gateway.cloudevents.CloudEventParcels;
import io.millrace.gateway.cloudevents.CloudEventsEndpoint;
import io.millrace.gateway.http.api.CatalogueEndpoint;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.ErasuresEndpoint;
import io.millrace.gateway.http.api.EventsEndpoint;
import io.millrace.gateway.http.api.ImportsEndpoint;
import io.millrace.gateway.http.api.OpenApiEndpoint;
import io.millrace.gateway.http.api.ProductsEndpoint;
import io.millrace.gateway.http.coding.Unpacker;
import io.millrace.gateway.http.netty.GatewayServer;
import io.millrace.gateway.http.netty.ServerSettings;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.ItemSorter;
import io.millrace.gateway.intake.TestIntake;
import io.millrace.gateway.pixel.PixelEndpoint;
import io.millrace.gateway.pixel.PixelParcels;
import io.millrace.gateway.privacy.DailySalt;
import io.millrace.gateway.privacy.ErasureReader;
import io.millrace.gateway.privacy.Fingerprints;
import io.millrace.gateway.privacy.OptOut;
import io.millrace.gateway.publishing.RecordingLog;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.gateway.segment.SegmentEndpoint;
import io.millrace.gateway.segment.SegmentParcels;
import io.millrace.gateway.snowplow.SnowplowEndpoint;
import io.millrace.gateway.snowplow.SnowplowParcels;
import io.millrace.gateway.snowplow.SnowplowSettings;
import io.millrace.streams.boot.ServiceStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's API on a port of its own, with small limits and a log in memory. */
public final class TestGateway implements AutoCloseable {
    /** May send events. */
    public static final String KEY = "k1";
    /** May import as well. */
    public static final String IMPORT_KEY = "k2";

    private static final Map<String, WriteKey> KEYS =
            Map.of(KEY, new WriteKey("shop", false), IMPORT_KEY, new WriteKey("office", true));
    private static final SenderRule SENDERS = new SenderRule(
            new AddressRule(AddressRule.Taking.KEEP, List.of(Network.of("127.0.0.0/8"))),
            new Fingerprints(DailySalt.sharedBy("secret", Clock.systemUTC())),
            OptOut.ANONYMISE,
            request -> null);

    private static final IntakeLimits LIMITS = new IntakeLimits(5, 800, 8, 100);

    private final WriteKeys keys = new WriteKeys(KEYS);
    private final TestIntake intake = new TestIntake();
    private final RecordingLog log = new RecordingLog();
    private final ServiceStart start = new ServiceStart("ingest-gateway", List.of());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Without brokers nobody knows what is in the catalogue. */
    private final CatalogueReading catalogue = new CatalogueReading(
            () -> {
                throw new KafkaException("There are no brokers");
            },
            new CatalogueReading.Settings("products", 1000, Duration.ofSeconds(1)),
            value -> new Product());

    private final AtomicInteger port = new AtomicInteger();
    private final Routes routes;
    private final GatewayServer server;

    private TestGateway(HttpSettings settings, ServerSettings.Timeouts timeouts, List<Endpoint> others) {
        Senders senders = new Senders(start, keys, new AddressQuotas(0, 1, System::nanoTime), SENDERS);
        Deliveries deliveries = new Deliveries(senders, settings);
        SegmentParcels calls = new SegmentParcels(LIMITS);
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new EventsEndpoint(deliveries, intake.intake(log)),
                new ProductsEndpoint(deliveries, productIntake()),
                new CatalogueEndpoint(senders, catalogue, Clock.systemUTC()),
                new ErasuresEndpoint(deliveries, erasureIntake()),
                new ImportsEndpoint(senders, new ImportWatermarks(new WatermarkLog(log, "collected", 2))),
                new SegmentEndpoint(deliveries, intake.intake(log), calls, new WriteKeys(KEYS), 1500),
                new SnowplowEndpoint(
                        deliveries,
                        intake.intake(log),
                        new SnowplowParcels(LIMITS),
                        new SnowplowSettings("/com.snowplowanalytics.snowplow/tp2", "/i")),
                new CloudEventsEndpoint(deliveries, intake.intake(log), new CloudEventParcels(LIMITS)),
                new PixelEndpoint(deliveries, intake.intake(log), new PixelParcels(LIMITS, calls)),
                new OpenApiEndpoint("{\"openapi\":\"3.1.0\"}".getBytes(StandardCharsets.UTF_8))));
        endpoints.addAll(others);
        routes = Routes.of(endpoints);
        ServerSettings serving = new ServerSettings(
                "127.0.0.1", 0, settings.maxBodyBytes(), settings.maxRejectedBytes(), 20_000, 4096, timeouts);
        BodyDecoder decoder =
                new BodyDecoder(new Unpacker(settings.maxBodyBytes(), 8000, 20), settings.maxRejectedBytes());
        server = new GatewayServer(serving, routes, decoder, (method, path, status, duration) -> {}, port::set);
        server.start();
    }

    /** A gateway that is ready. */
    public static TestGateway ready(Endpoint... others) {
        TestGateway gateway = starting(others);
        gateway.start.start();
        await().until(gateway.start::isReady);
        return gateway;
    }

    /** A gateway that never gets ready. */
    public static TestGateway starting(Endpoint... others) {
        return starting(
                new ServerSettings.Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(5)),
                others);
    }

    /** A gateway that is so patient with clients. */
    public static TestGateway patient(ServerSettings.Timeouts timeouts, Endpoint... others) {
        TestGateway gateway = starting(timeouts, others);
        gateway.start.start();
        await().until(gateway.start::isReady);
        return gateway;
    }

    private static TestGateway starting(ServerSettings.Timeouts timeouts, Endpoint... others) {
        return new TestGateway(new HttpSettings(2000, 100), timeouts, Arrays.asList(others));
    }

    /** Begins to stop, as a process does that is told to end. */
    public void stop() {
        server.stop();
    }

    /** The keys that are good, which a test may replace. */
    public WriteKeys keys() {
        return keys;
    }

    public TestIntake intake() {
        return intake;
    }

    public RecordingLog log() {
        return log;
    }

    public Routes routes() {
        return routes;
    }

    public int port() {
        return port.get();
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Posts a body that is no text. */
    public HttpResponse<String> postBytes(String path, byte[] body, String... headers) {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    /** Sends a request; header names and values take turns. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The JSON in an answer. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Whether an answer is this problem, with a detail that contains the words. */
    public static void assertProblem(HttpResponse<String> answer, GatewayProblem problem, String words) {
        assertThat(answer.statusCode()).isEqualTo(problem.status().value());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("type").asString()).isEqualTo("/problems/" + problem.type());
        assertThat(json(answer).path("title").asString()).isEqualTo(problem.title());
        assertThat(json(answer).path("detail").asString()).contains(words);
    }

    @Override
    public void close() {
        server.stop();
        start.stop();
        catalogue.close();
    }

    private Intake productIntake() {
        ItemSorter<?> sorter = new ItemSorter<>(
                new ProductReader(1000, 256, "USD"),
                product -> new ProducerRecord<>(TopicCatalogue.PRODUCTS.name(), new byte[0]),
                rejected -> new ProducerRecord<>("rejected", new byte[0]),
                new IntakeLimits(10, 1000, 8, 100));
        return new Intake(sorter, intake.inFlight(), log, intake);
    }

    private Intake erasureIntake() {
        ItemSorter<?> sorter = new ItemSorter<>(
                new ErasureReader(1000, 256),
                erasure -> new ProducerRecord<>(TopicCatalogue.ERASURES.name(), new byte[0]),
                rejected -> new ProducerRecord<>("rejected", new byte[0]),
                new IntakeLimits(10, 1000, 8, 100));
        return new Intake(sorter, intake.inFlight(), log, intake);
    }
}
