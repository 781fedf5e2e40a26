package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far each timeline has come in one task that reads markers and sends its own: says which of its own is due.
 */
public final class SourceTimelines {
    private final String ownSource;
    private final int ownSources;
    private final HeardTimelines heard;
    private final MarkerPace pace;

    /**
     * @param ownSource the name under which this task sends markers
     * @param ownSources how many such tasks there are
     * @param step how far a timeline advances between two markers
     */
    public SourceTimelines(String ownSource, int ownSources, Duration step, WatermarkStore store) {
        this.ownSource = ownSource;
        this.ownSources = ownSources;
        this.heard = new HeardTimelines(store);
        this.pace = new MarkerPace(step);
    }

    /** Takes a marker, and gives the one to pass on now, if any. */
    public Optional<Watermark> hear(Watermark marker, Instant heardAt) {
        return heard.hear(marker, heardAt).map(this::asOwn).filter(pace::isDue);
    }

    /** How far a timeline has come, by all of its sources; empty until all have spoken. */
    public Optional<Watermark> reached(String timeline) {
        return heard.reached(timeline);
    }

    private Watermark asOwn(Watermark reached) {
        return new Watermark(
                reached.getTimeline(),
                ownSource,
                ownSources,
                reached.getTime(),
                reached.getClosing(),
                reached.getConfidence());
    }
}
