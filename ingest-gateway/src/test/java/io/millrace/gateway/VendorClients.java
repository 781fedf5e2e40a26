package io.millrace.gateway;

import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.client.NodeClients;
import io.millrace.gateway.client.Scenario;
import io.millrace.streams.testkit.BrokerExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Vendors' own clients, and a gateway that they send to. It is started for the first class that asks for it, serves all others
 * too, and ends with the run. Where there is no Node the class is skipped.
 */
final class VendorClients implements BeforeAllCallback {
    static final Duration LONG = Duration.ofSeconds(90);

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(VendorClients.class);

    private @Nullable Fixture fixture;

    @Override
    public void beforeAll(ExtensionContext context) {
        fixture = context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Fixture.class, key -> Fixture.start(context), Fixture.class);
    }

    BrokerExtension broker() {
        return fixture().shared().broker();
    }

    /** The gateway of all classes. */
    RunningGateway gateway() {
        return fixture().shared().gateway();
    }

    /** Another gateway at the same broker, which may not be ready yet. */
    RunningGateway gatewayWith(String bootstrapServers, String name, String... settings) {
        return RunningGateway.start(
                bootstrapServers, fixture().shared().folder().resolve(name), settings);
    }

    /** Has a client send what its scenario says, and answers what it said. */
    List<String> run(String scenario, String run) {
        try (Scenario running = start(scenario, run, gateway())) {
            return running.finish();
        }
    }

    /**
     * Has a client begin to send.
     *
     * @param run what its ids begin with
     */
    Scenario start(String scenario, String run, RunningGateway to) {
        // Node and browsers do not agree on which address localhost is.
        URI address = URI.create("http://127.0.0.1:" + to.uri("").getPort());
        return fixture().clients().start(scenario, run, address, "k1");
    }

    List<CollectedEvent> collected(Predicate<CollectedEvent> which) {
        return broker().read(gateway().topics().collected()).stream()
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .filter(which)
                .toList();
    }

    List<CollectedEvent> collectedOf(String run) {
        return collected(event -> event.getMessageId().startsWith(run));
    }

    private Fixture fixture() {
        return requireNonNull(fixture, "JUnit has not run the extension");
    }

    private record Fixture(NodeClients clients, GatewayAtBroker shared) implements AutoCloseable {

        static Fixture start(ExtensionContext context) {
            return new Fixture(NodeClients.installed(), GatewayAtBroker.start(context));
        }

        @Override
        public void close() {
            shared.close();
        }
    }
}
