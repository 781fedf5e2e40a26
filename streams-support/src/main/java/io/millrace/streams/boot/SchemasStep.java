package io.millrace.streams.boot;

import io.millrace.event.topic.TopicSpec;
import io.millrace.streams.schema.RegistryUnavailableException;
import io.millrace.streams.schema.SchemaRegistry;
import org.apache.avro.specific.SpecificData;

/** Registers the schemas of what the service writes, so that a registry that goes away later does no harm. */
final class SchemasStep implements StartStep {
    private final SchemaRegistry registry;
    private final ServiceTopics topics;

    SchemasStep(SchemaRegistry registry, ServiceTopics topics) {
        this.registry = registry;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "the schema registry";
    }

    @Override
    public void run() throws NotYetException {
        try {
            for (TopicSpec topic : topics.writes()) {
                if (topic.value() != null) {
                    registry.register(
                            topic.name() + "-value", SpecificData.get().getSchema(topic.value()));
                }
            }
        } catch (RegistryUnavailableException e) {
            throw new NotYetException(e);
        }
    }
}
