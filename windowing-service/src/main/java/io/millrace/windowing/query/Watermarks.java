package io.millrace.windowing.query;

import io.millrace.event.time.Watermark;
import io.millrace.streams.time.SourceWatermarks;
import java.util.Collection;
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
            for (SourceWatermarks timeline : timelines(tasks.get(task))) {
                timeline.combined(Integer.toString(task), tasks.size())
                        .ifPresent(reached -> overTasks
                                .computeIfAbsent(reached.getTimeline(), name -> new SourceWatermarks())
                                .hear(reached));
            }
        }
        return overTasks.values().stream()
                .map(timeline -> timeline.combined("", 0))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Collection<SourceWatermarks> timelines(
            ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>> task) {
        Map<String, SourceWatermarks> timelines = new TreeMap<>();
        try (KeyValueIterator<String, ValueAndTimestamp<Watermark>> markers = task.all()) {
            while (markers.hasNext()) {
                Watermark marker = markers.next().value.value();
                timelines
                        .computeIfAbsent(marker.getTimeline(), name -> new SourceWatermarks())
                        .hear(marker);
            }
        }
        return timelines.values();
    }
}
