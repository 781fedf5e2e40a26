package io.millrace.windowing.timeline;

import io.millrace.event.time.Watermark;
import io.millrace.streams.time.HeardTimelines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The last word of a source, as one task has heard it.
 *
 * @param heardAt by the brokers' clock
 */
public record SourceWord(Watermark word, Instant heardAt) {

    /** The words of all sources that a task has heard. */
    public static List<SourceWord> in(ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>> task) {
        List<SourceWord> words = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<Watermark>> all = task.all()) {
            while (all.hasNext()) {
                KeyValue<String, ValueAndTimestamp<Watermark>> entry = all.next();
                if (!HeardTimelines.isOwn(entry.value.value())) {
                    words.add(new SourceWord(entry.value.value(), Instant.ofEpochMilli(entry.value.timestamp())));
                }
            }
        }
        return words;
    }
}
