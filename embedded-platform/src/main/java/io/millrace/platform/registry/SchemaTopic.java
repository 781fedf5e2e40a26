package io.millrace.platform.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topic under the log: made when it is missing, refused when it would forget schemas or lose their order. */
final class SchemaTopic {
    static final String NAME = "_schemas";
    private static final short ONE_REPLICA = 1;
    private static final ConfigResource RESOURCE = new ConfigResource(ConfigResource.Type.TOPIC, NAME);

    private SchemaTopic() {}

    static void require(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            if (admin.listTopics().names().get().contains(NAME)) {
                check(admin);
            } else {
                create(admin);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer for topic " + NAME, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topic " + NAME, e);
        }
    }

    private static void create(Admin admin) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(NAME, 1, ONE_REPLICA)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        admin.createTopics(List.of(topic)).all().get();
    }

    private static void check(Admin admin) throws ExecutionException, InterruptedException {
        TopicDescription description = requireNonNull(
                admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME));
        Config config = requireNonNull(
                admin.describeConfigs(List.of(RESOURCE)).all().get().get(RESOURCE));
        String cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (description.partitions().size() != 1 || !cleanup.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new IllegalStateException(
                    "topic %s has %d partitions and cleanup.policy=%s, and must have 1 and compact; set it right"
                            .formatted(NAME, description.partitions().size(), cleanup));
        }
    }
}
