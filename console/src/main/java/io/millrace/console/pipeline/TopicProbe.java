package io.millrace.console.pipeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import io.millrace.console.pipeline.TopicFlow.GroupLag;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers how far topics have grown and how far their readers have come. */
public final class TopicProbe implements AutoCloseable {
    private final Admin admin;
    private final Map<String, Growth> growth = new HashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param settings of an admin client
     */
    public TopicProbe(Map<String, Object> settings, Duration patience) {
        Map<String, Object> patient = new HashMap<>(settings);
        patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        patient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        admin = Admin.create(patient);
    }

    /**
     * The topics in the order in which an event passes them, those of single services last.
     *
     * @throws ExecutionException when the brokers do not answer
     */
    List<TopicFlow> look(Instant now) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(partitions());
        Map<String, List<GroupLag>> readers = readers(ends);
        Map<String, Long> sums = ends.entrySet().stream()
                .collect(groupingBy(end -> end.getKey().topic(), TreeMap::new, summingLong(Map.Entry::getValue)));
        growth.keySet().retainAll(sums.keySet());

        List<String> known = TopicCatalogue.all().stream().map(TopicSpec::name).toList();
        List<TopicFlow> flows = new ArrayList<>();
        sums.forEach((topic, end) -> flows.add(new TopicFlow(
                topic,
                !known.contains(topic),
                end,
                growth.computeIfAbsent(topic, name -> new Growth()).after(now, end),
                readers.getOrDefault(topic, List.of()))));
        flows.sort(Comparator.comparing(TopicFlow::internal).thenComparing(flow -> known.indexOf(flow.name())));
        return flows;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        Set<String> topics = admin.listTopics().names().get();
        Collection<TopicDescription> descriptions =
                admin.describeTopics(topics).allTopicNames().get().values();
        return descriptions.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> questions =
                partitions.stream().collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                admin.listOffsets(questions).all().get();
        return answers.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, answer -> answer.getValue().offset()));
    }

    private Map<String, List<GroupLag>> readers(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> groups =
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                        .collect(toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
        Map<String, List<GroupLag>> readers = new TreeMap<>();
        for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group :
                admin.listConsumerGroupOffsets(groups).all().get().entrySet()) {
            lags(group.getValue(), ends)
                    .forEach((topic, lag) -> readers.computeIfAbsent(topic, name -> new ArrayList<>())
                            .add(new GroupLag(group.getKey(), lag)));
        }
        return readers;
    }

    private static Map<String, Long> lags(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        return committed.entrySet().stream()
                .filter(partition -> partition.getValue() != null && ends.containsKey(partition.getKey()))
                .collect(Collectors.groupingBy(
                        partition -> partition.getKey().topic(),
                        summingLong(partition -> Math.max(
                                0,
                                ends.getOrDefault(partition.getKey(), 0L)
                                        - partition.getValue().offset()))));
    }
}
