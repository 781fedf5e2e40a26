package io.millrace.warehouse.connector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.warehouse.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlTopicsStepIT {
    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    private static final TopicSettings TOPICS = new TopicSettings(2, (short) 1, 1);

    @Test
    void makesTopicsOfOnePartitionAndPlacesToBeginReadingThem() throws Exception {
        step("new").run();

        try (Admin admin = Admin.create(BROKER.connection())) {
            assertThat(admin.describeTopics(List.of("control-new"))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(
                            "control-new",
                            topic -> assertThat(topic.partitions()).hasSize(1));
            assertThat(retention(admin, "control-new")).isEqualTo(Duration.ofDays(2));
            assertThat(offset(admin, "new")).isZero();
            assertThat(offset(admin, "new-sessions")).isZero();
        }
    }

    @Test
    void leavesThePlaceWhereTheSinkHasMovedIt() throws Exception {
        step("known").run();
        try (Admin admin = Admin.create(BROKER.connection())) {
            Map<TopicPartition, OffsetAndMetadata> moved =
                    Map.of(new TopicPartition("control-known", 0), new OffsetAndMetadata(7));
            admin.alterConsumerGroupOffsets("connect-known-coord", moved).all().get();

            step("known").run();

            assertThat(offset(admin, "known")).isEqualTo(7);
        }
    }

    private static ControlTopicsStep step(String connector) {
        Map<String, String> names = Map.of(
                "millrace.warehouse.connector.events.name", connector,
                "millrace.warehouse.connector.events.control-topic", "control-" + connector,
                "millrace.warehouse.connector.sessions.name", connector + "-sessions",
                "millrace.warehouse.connector.sessions.control-topic", "control-" + connector + "-sessions");
        List<TableSink> sinks = TableSink.all(TestSettings.with(names).connector());
        return new ControlTopicsStep(BROKER.connection(), TOPICS, Duration.ofDays(2), sinks);
    }

    private static Duration retention(Admin admin, String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config =
                requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic));
        return Duration.ofMillis(Long.parseLong(config.get("retention.ms").value()));
    }

    private static long offset(Admin admin, String connector) throws Exception {
        return requireNonNull(admin.listConsumerGroupOffsets("connect-" + connector + "-coord")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition("control-" + connector, 0)))
                .offset();
    }
}
