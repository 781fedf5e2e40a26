package io.millrace.gateway.loss;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.WholeTopic;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a gateway needs around it: a broker that may be maltreated, and a registry. */
final class Suite implements AutoCloseable {
    private final Path folder;
    private final BrokerProcess broker;
    private final EmbeddedRegistry registry;

    Suite(Path folder) {
        this.folder = folder;
        this.broker = new BrokerProcess(folder);
        this.registry = EmbeddedRegistry.start(broker.bootstrapServers(), FreePorts.find());
    }

    BrokerProcess broker() {
        return broker;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    URI registry() {
        return registry.url();
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    /** Everything that was collected, heartbeats too, by partition and offset. */
    List<ConsumerRecord<String, CollectedEvent>> collected() {
        AvroSerdes serdes = AvroSerdes.against(
                SchemaRegistry.at(Map.of("schema.registry.url", registry().toString())));
        return WholeTopic.read(
                bootstrapServers(),
                TopicCatalogue.EVENTS_COLLECTED.name(),
                new StringDeserializer(),
                serdes.of(CollectedEvent.class).deserializer());
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
