package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.streams.testkit.BrokerExtension;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway that has a broker to itself, for more than one class: it is started for the first that asks for it and ends with the
 * run. Tests keep apart by what they send.
 */
final class SharedGateway implements BeforeAllCallback {
    static final int PARTITIONS = 4;
    static final String[] KEY = {"X-Write-Key", "k1"};

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(SharedGateway.class);

    private @Nullable GatewayAtBroker shared;

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(
                        GatewayAtBroker.class,
                        key -> GatewayAtBroker.start(context, "--millrace.gateway.heartbeat-interval=100ms"),
                        GatewayAtBroker.class);
    }

    BrokerExtension broker() {
        return shared().broker();
    }

    RunningGateway gateway() {
        return shared().gateway();
    }

    List<ConsumerRecord<String, CollectedEvent>> collected(String messageIdPrefix) {
        return broker().read(gateway().topics().collected()).stream()
                .filter(record -> Objects.nonNull(record.value()))
                .filter(record -> record.value().getMessageId().startsWith(messageIdPrefix))
                .toList();
    }

    List<ConsumerRecord<String, RejectedEvent>> rejected() {
        return broker().read(gateway().topics().rejected());
    }

    static String raw(ConsumerRecord<String, RejectedEvent> record) {
        return UTF_8.decode(record.value().getRaw().duplicate()).toString();
    }

    static String event(String messageId, String visitor) {
        return "{\"type\":\"page\",\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"timestamp\":0}"
                .formatted(messageId, visitor);
    }

    private GatewayAtBroker shared() {
        return requireNonNull(shared, "JUnit has not run the extension");
    }
}
