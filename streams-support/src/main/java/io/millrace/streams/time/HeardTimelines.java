package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far each timeline has come in one task that reads markers: hears them, and keeps in its store what it has heard.
 * A restart changes nothing that it says.
 */
public final class HeardTimelines {
    /** What is said here goes no further, so nobody needs to know by whom. */
    private static final String NOBODY = "";

    private final WatermarkStore store;
    private final Map<String, SourceWatermarks> timelines = new HashMap<>();
    private final Map<String, Watermark> reached = new HashMap<>();

    public HeardTimelines(WatermarkStore store) {
        this.store = store;
        store.recall((marker, heardAt) -> timeline(marker).hear(marker));
        timelines.values().forEach(this::reach);
    }

    /** Takes a marker, and says how far its timeline has come with it. */
    public Optional<Watermark> hear(Watermark marker, Instant heardAt) {
        SourceWatermarks sources = timeline(marker);
        store.remember(sources.hear(marker), heardAt);
        reach(sources);
        return reached(marker.getTimeline());
    }

    /** How far a timeline has come, by all of its sources; empty until all have spoken. */
    public Optional<Watermark> reached(String timeline) {
        return Optional.ofNullable(reached.get(timeline));
    }

    private void reach(SourceWatermarks sources) {
        sources.combined(NOBODY, 0).ifPresent(combined -> reached.put(combined.getTimeline(), combined));
    }

    private SourceWatermarks timeline(Watermark marker) {
        return timelines.computeIfAbsent(marker.getTimeline(), timeline -> new SourceWatermarks());
    }
}
