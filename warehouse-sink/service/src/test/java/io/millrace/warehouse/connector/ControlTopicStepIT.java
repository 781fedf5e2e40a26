package io.millrace.warehouse.connector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.topic.TopicSettings;
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

class ControlTopicStepIT {
    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    private static final TopicSettings TOPICS = new TopicSettings(2, (short) 1, 1);

    @Test
    void makesATopicOfOnePartitionAndAPlaceToBeginReadingIt() throws Exception {
        step("control-new").run();

        try (Admin admin = Admin.create(BROKER.connection())) {
            assertThat(admin.describeTopics(List.of("control-new"))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(
                            "control-new",
                            topic -> assertThat(topic.partitions()).hasSize(1));
            assertThat(retention(admin, "control-new")).isEqualTo(Duration.ofDays(2));
            assertThat(offset(admin, "control-new")).isZero();
        }
    }

    @Test
    void leavesThePlaceWhereTheSinkHasMovedIt() throws Exception {
        step("control-known").run();
        try (Admin admin = Admin.create(BROKER.connection())) {
            Map<TopicPartition, OffsetAndMetadata> moved =
                    Map.of(new TopicPartition("control-known", 0), new OffsetAndMetadata(7));
            admin.alterConsumerGroupOffsets("connect-control-known-coord", moved)
                    .all()
                    .get();

            step("control-known").run();

            assertThat(offset(admin, "control-known")).isEqualTo(7);
        }
    }

    private static ControlTopicStep step(String topic) {
        return new ControlTopicStep(BROKER.connection(), TOPICS, topic, Duration.ofDays(2), topic);
    }

    private static Duration retention(Admin admin, String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config =
                requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic));
        return Duration.ofMillis(Long.parseLong(config.get("retention.ms").value()));
    }

    private static long offset(Admin admin, String topic) throws Exception {
        return requireNonNull(admin.listConsumerGroupOffsets("connect-" + topic + "-coord")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(topic, 0)))
                .offset();
    }
}
