package io.millrace.warehouse.connector;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import io.millrace.streams.topic.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics on which the connectors' tasks agree on commits, and gives each group that reads one a place to begin.
 * Without it, a sink that is killed before its first commit would begin at the end and never hear of the files it announced.
 */
final class ControlTopicsStep implements StartStep {
    private final Map<String, Object> adminSettings;
    private final short replicationFactor;
    private final Duration retention;
    private final List<TableSink> sinks;

    ControlTopicsStep(
            Map<String, Object> adminSettings, TopicSettings topicSettings, Duration retention, List<TableSink> sinks) {
        this.adminSettings = adminSettings;
        this.replicationFactor = topicSettings.replicationFactor();
        this.retention = retention;
        this.sinks = sinks;
    }

    @Override
    public String name() {
        return "the sink's control topics";
    }

    @Override
    public void run() throws NotYetException, InterruptedException {
        try (Admin admin = Admin.create(adminSettings)) {
            for (TableSink sink : sinks) {
                create(admin, sink.own().controlTopic());
                pin(admin, new TopicPartition(sink.own().controlTopic(), 0), sink.coordinatorGroup());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException unavailable) {
                throw new NotYetException(unavailable);
            }
            throw new IllegalStateException("The brokers refuse a control topic of the sink: " + e.getMessage(), e);
        }
    }

    private void create(Admin admin, String controlTopic) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(controlTopic, 1, replicationFactor)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis())));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void pin(Admin admin, TopicPartition control, String group)
            throws ExecutionException, InterruptedException {
        OffsetAndMetadata known = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(control);
        if (known == null) {
            long first = admin.listOffsets(Map.of(control, OffsetSpec.earliest()))
                    .partitionResult(control)
                    .get()
                    .offset();
            admin.alterConsumerGroupOffsets(group, Map.of(control, new OffsetAndMetadata(first)))
                    .all()
                    .get();
        }
    }
}
