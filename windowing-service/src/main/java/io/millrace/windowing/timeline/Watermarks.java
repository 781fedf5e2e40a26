package io.millrace.windowing.timeline;

import io.millrace.event.time.Watermark;
import io.millrace.streams.time.HeardTimelines;
import io.millrace.streams.time.SourceWatermarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** How far each timeline has come in all tasks of this instance together. */
public final class Watermarks {
    private Watermarks() {}

    /** The watermark of each timeline that every task has one of, by name. */
    public static List<Watermark> reached(List<ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>>> tasks) {
        Map<String, SourceWatermarks> overTasks = new TreeMap<>();
        for (int task = 0; task < tasks.size(); task++) {
            for (Watermark reached : reached(tasks.get(task))) {
                overTasks
                        .computeIfAbsent(reached.getTimeline(), name -> new SourceWatermarks())
                        .hear(Watermark.newBuilder(reached)
                                .setSource(Integer.toString(task))
                                .setSources(tasks.size())
                                .build());
            }
        }
        return overTasks.values().stream()
                .map(timeline -> timeline.combined("", 0))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The watermark of each timeline that one task has. */
    public static List<Watermark> reached(ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>> task) {
        List<Watermark> words = new ArrayList<>();
        try (KeyValueIterator<String, ValueAndTimestamp<Watermark>> all = task.all()) {
            all.forEachRemaining(entry -> words.add(entry.value.value()));
        }
        HeardTimelines timelines = HeardTimelines.of(words);
        return timelines.timelines().keySet().stream()
                .map(timelines::reached)
                .flatMap(Optional::stream)
                .toList();
    }
}
