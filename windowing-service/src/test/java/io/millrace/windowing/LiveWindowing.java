package io.millrace.windowing;

import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.WindowPane;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.RunningService;
import io.millrace.streams.testkit.TemporaryFolders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service needs around it, and what it writes there: a broker with the topic of enriched events, a registry, a folder.
 * Register it as a static field.
 */
final class LiveWindowing implements BeforeAllCallback, AfterAllCallback {
    /** As long as anything may take on a machine that has much else to do. */
    static final Duration SOON = Duration.ofSeconds(90);

    private static final String STATE = "--spring.kafka.streams.state-dir=";

    private final BrokerExtension broker = new BrokerExtension();
    private final boolean forProcesses;
    private SchemaRegistry registry = new InMemorySchemaRegistry();
    private @Nullable EmbeddedRegistry server;
    private @Nullable Path folder;
    private @Nullable EnrichedLog log;

    private LiveWindowing(boolean forProcesses) {
        this.forProcesses = forProcesses;
    }

    /** For services in the JVM of the tests. */
    static LiveWindowing inJvm() {
        return new LiveWindowing(false);
    }

    /** With a registry that processes can reach. */
    static LiveWindowing forProcesses() {
        return new LiveWindowing(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        folder = TemporaryFolders.create("millrace-windowing-");
        broker.beforeAll(context);
        if (forProcesses) {
            server = EmbeddedRegistry.start(broker.bootstrapServers(), FreePorts.find());
            registry = SchemaRegistry.at(
                    Map.of("schema.registry.url", registryUrl().toString()));
        }
        log = EnrichedLog.create(broker, topic(TopicCatalogue.EVENTS_ENRICHED.name(), EnrichedEvent.class));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (log != null) {
            log.close();
        }
        if (server != null) {
            server.close();
        }
        broker.afterAll(context);
        if (folder != null) {
            TemporaryFolders.delete(folder);
        }
    }

    /** The service, with its state in this folder unless a setting says where; the test closes it. */
    RunningService start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith(STATE))) {
            arguments.add(STATE + folder("state"));
        }
        return RunningService.start(
                WindowingApplication.class,
                WindowingApplication.NAME,
                broker,
                registry,
                arguments.toArray(String[]::new));
    }

    BrokerExtension broker() {
        return broker;
    }

    SchemaRegistry registry() {
        return registry;
    }

    URI registryUrl() {
        return requireNonNull(server, "There is none for processes").url();
    }

    Path folder(String name) {
        return requireNonNull(folder, "JUnit has not run the extension").resolve(name);
    }

    EnrichedLog log() {
        return requireNonNull(log, "JUnit has not run the extension");
    }

    /** A topic of the suite, with the serdes of what is on it. */
    <V extends SpecificRecord> Topic<String, V> topic(String name, Class<V> value) {
        return new Topic<>(name, Serdes.String(), AvroSerdes.against(registry).of(value));
    }

    /** All panes, by partition and offset. */
    List<ConsumerRecord<String, WindowPane>> panes() {
        return broker.read(topic(TopicCatalogue.WINDOW_RESULTS.name(), WindowPane.class));
    }

    /** Those of a metric. */
    List<ConsumerRecord<String, WindowPane>> panes(String metric) {
        return panes().stream()
                .filter(record -> record.key().startsWith(metric + "?"))
                .toList();
    }

    List<ConsumerRecord<String, Session>> sessions() {
        return broker.read(topic(TopicCatalogue.SESSIONS_CLOSED.name(), Session.class));
    }

    List<LateEvent> late() {
        return broker.read(topic(TopicCatalogue.EVENTS_LATE.name(), LateEvent.class)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    static JsonNode ledger(RunningService service) {
        return JsonMapper.shared().readTree(service.get("/v1/ledger").body());
    }

    /** What a ledger says of a metric; nothing when it does not know it. */
    static JsonNode ledger(JsonNode ledger, String metric) {
        for (JsonNode entry : ledger.path("metrics")) {
            if (entry.path("metric").asString().equals(metric)) {
                return entry;
            }
        }
        return JsonMapper.shared().createObjectNode();
    }
}
