package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets a marker through when its timeline has advanced by a step since the last one, or has closed. */
public final class MarkerPace {
    private final Duration step;
    private final Map<String, Watermark> lastSent = new HashMap<>();

    public MarkerPace(Duration step) {
        this.step = step;
    }

    public boolean isDue(Watermark marker) {
        Watermark last = lastSent.get(marker.getTimeline());
        boolean due = last == null
                || (marker.getClosing() && !last.getClosing())
                || !marker.getTime().isBefore(last.getTime().plus(step));
        if (due) {
            lastSent.put(marker.getTimeline(), marker);
        }
        return due;
    }
}
