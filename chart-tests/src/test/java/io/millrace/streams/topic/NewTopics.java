package io.millrace.streams.topic;

import io.millrace.event.topic.TopicSpec;
import org.apache.kafka.clients.admin.NewTopic;

/** A way to what a service would ask the brokers for, for those who compare it with what others ask them for. */
public final class NewTopics {

    private NewTopics() {}

    public static NewTopic of(TopicSpec topic, TopicSettings settings) {
        return settings.newTopic(topic);
    }
}
