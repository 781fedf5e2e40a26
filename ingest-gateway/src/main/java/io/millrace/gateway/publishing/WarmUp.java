package io.millrace.gateway.publishing;

import io.millrace.event.topic.TopicSpec;
import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.util.List;

/** Has the log know its topics before the first request. */
public final class WarmUp implements StartStep {
    private final KafkaRecordLog log;
    private final List<TopicSpec> topics;

    public WarmUp(KafkaRecordLog log, List<TopicSpec> topics) {
        this.log = log;
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "the producer";
    }

    @Override
    public void run() throws NotYetException {
        log.warmUp(topics);
    }
}
