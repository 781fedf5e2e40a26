package io.millrace.streams.topic;

import io.millrace.event.topic.TopicSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What one installation decides about its topics, the same for all of its services.
 *
 * @param partitions of every partitioned topic, fixed for the life of the topic's version
 * @param replicationFactor copies of each partition, -1 for the brokers' default
 * @param minInsyncReplicas copies that must hold a record before it is acknowledged
 */
public record TopicSettings(int partitions, short replicationFactor, int minInsyncReplicas) {

    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic needs at least one partition, not " + partitions);
        }
    }

    public int partitionsOf(TopicSpec topic) {
        return topic.partitioned() ? partitions : 1;
    }

    NewTopic newTopic(TopicSpec topic) {
        Map<String, String> config = new LinkedHashMap<>(layout(topic));
        config.putAll(limits(topic));
        return new NewTopic(topic.name(), partitionsOf(topic), replicationFactor).configs(config);
    }

    /** Settings that results depend on: with others the suite would lose or misplace events. */
    Map<String, String> layout(TopicSpec topic) {
        Duration time = topic.retention().time();
        if (time == null) {
            return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        // Retention counts from arrival, or an import of old events would be deleted while it is being read.
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    /** Settings that an operator may have good reasons to change. */
    Map<String, String> limits(TopicSpec topic) {
        Map<String, String> limits = new LinkedHashMap<>();
        Duration time = topic.retention().time();
        if (time != null) {
            limits.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()));
        }
        limits.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxRecordBytes()));
        limits.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas));
        return limits;
    }
}
