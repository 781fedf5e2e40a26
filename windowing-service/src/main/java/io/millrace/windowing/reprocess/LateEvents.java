package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.LateEvent;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.TimeSpan;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Which events were too late for windows of a range, live and in a run. */
record LateEvents(Set<String> live, Set<String> anew) {

    static LateEvents of(Run run, Consumer<byte[], byte[]> consumer, AvroSerdes serdes) {
        Deserializer<LateEvent> events = serdes.of(LateEvent.class).deserializer();
        String late = TopicCatalogue.EVENTS_LATE.name();
        return new LateEvents(on(late, run, consumer, events), on(run.nameOf(late), run, consumer, events));
    }

    private static Set<String> on(
            String topic, Run run, Consumer<byte[], byte[]> consumer, Deserializer<LateEvent> events) {
        Set<String> late = new HashSet<>();
        CommittedRecords.forEach(consumer, topic, record -> {
            LateEvent event = events.deserialize(topic, record.value());
            if (event.getMetric().equals(run.metric())
                    && run.range().contains(new TimeSpan(event.getStart(), event.getEnd()))) {
                late.add(event.getEvent().getTimeline() + " " + event.getEvent().getMessageId() + " "
                        + event.getStart());
            }
        });
        return late;
    }
}
