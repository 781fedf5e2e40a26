package io.millrace.streams.topic;

import static java.util.Objects.requireNonNull;

import io.millrace.event.topic.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that a service writes, and holds those that exist against the catalogue. */
public final class TopicProvisioner {
    private final Admin admin;
    private final TopicSettings settings;

    public TopicProvisioner(Admin admin, TopicSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** Creates those of the topics that do not exist yet. */
    public void create(Collection<TopicSpec> topics) throws ExecutionException, InterruptedException {
        Set<String> missing = missing(topics);
        List<NewTopic> newTopics = topics.stream()
                .filter(topic -> missing.contains(topic.name()))
                .map(settings::newTopic)
                .toList();
        for (KafkaFuture<Void> creation : admin.createTopics(newTopics).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                // Another instance of the service was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    public Set<String> missing(Collection<TopicSpec> topics) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        return topics.stream()
                .map(TopicSpec::name)
                .filter(name -> !existing.contains(name))
                .collect(Collectors.toSet());
    }

    /**
     * Compares existing topics with the catalogue.
     *
     * @return what differs without harm
     * @throws TopicMismatchException when a topic's layout is not the one that this version needs
     */
    public List<TopicDifference> check(Collection<TopicSpec> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> layouts =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        names.stream().map(TopicProvisioner::resource).toList())
                .all()
                .get();
        List<TopicDifference> differences = new ArrayList<>();
        for (TopicSpec topic : topics) {
            checkPartitions(topic, requireNonNull(layouts.get(topic.name())));
            differences.addAll(checkConfig(topic, requireNonNull(configs.get(resource(topic.name())))));
        }
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private void checkPartitions(TopicSpec topic, TopicDescription layout) {
        int wanted = settings.partitionsOf(topic);
        int found = layout.partitions().size();
        if (found != wanted) {
            throw new TopicMismatchException(
                    ("Topic %s has %d partitions, this installation is set to %d. Partition counts are fixed for a topic's"
                                    + " version: set millrace.topics.partitions back, or start a new installation")
                            .formatted(topic.name(), found, wanted));
        }
    }

    private List<TopicDifference> checkConfig(TopicSpec topic, Config found) {
        List<TopicDifference> layout = differences(topic, settings.layout(topic), found);
        if (!layout.isEmpty()) {
            throw new TopicMismatchException(
                    layout.get(0) + ". Events would be lost: set it back with kafka-configs.sh");
        }
        return differences(topic, settings.limits(topic), found);
    }

    private static List<TopicDifference> differences(TopicSpec topic, Map<String, String> wanted, Config found) {
        List<TopicDifference> differences = new ArrayList<>();
        wanted.forEach((setting, value) -> {
            ConfigEntry entry = found.get(setting);
            String foundValue = entry == null ? "nothing" : entry.value();
            if (!value.equals(foundValue)) {
                differences.add(new TopicDifference(topic.name(), setting, value, foundValue));
            }
        });
        return differences;
    }
}
