package io.millrace.streams.boot;

import io.millrace.streams.topic.TopicSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one installation decides about its topics; all services must be given the same.
 *
 * @param partitions of every partitioned topic, fixed for the life of the topic's version
 * @param replicationFactor copies of each partition, -1 for the brokers' default
 * @param minInsyncReplicas copies that must hold a record before it is acknowledged
 */
@ConfigurationProperties("millrace.topics")
public record TopicProperties(
        @DefaultValue("4") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("1") int minInsyncReplicas) {

    TopicSettings toSettings() {
        return new TopicSettings(partitions, replicationFactor, minInsyncReplicas);
    }
}
