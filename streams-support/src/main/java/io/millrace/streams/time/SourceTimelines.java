package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far each timeline has come in one task that reads markers: hears them, keeps them in its store, and says which
 * marker of its own is due.
 */
public final class SourceTimelines {
    private final String ownSource;
    private final int ownSources;
    private final WatermarkStore store;
    private final MarkerPace pace;
    private final Map<String, SourceWatermarks> timelines = new HashMap<>();

    /**
     * @param ownSource the name under which this task sends markers
     * @param ownSources how many such tasks there are
     * @param step how far a timeline advances between two markers
     */
    public SourceTimelines(String ownSource, int ownSources, Duration step, WatermarkStore store) {
        this.ownSource = ownSource;
        this.ownSources = ownSources;
        this.store = store;
        this.pace = new MarkerPace(step);
        store.recall((marker, heardAt) -> timeline(marker).hear(marker));
    }

    /** Takes a marker, and gives the one to pass on now, if any. */
    public Optional<Watermark> hear(Watermark marker, Instant heardAt) {
        SourceWatermarks sources = timeline(marker);
        store.remember(sources.hear(marker), heardAt);
        return sources.combined(ownSource, ownSources).filter(pace::isDue);
    }

    private SourceWatermarks timeline(Watermark marker) {
        return timelines.computeIfAbsent(marker.getTimeline(), timeline -> new SourceWatermarks());
    }
}
