package io.millrace.windowing.event;

import io.millrace.event.time.Watermark;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Knows which markers end a window of any metric, whatever events there were. */
final class WindowEnds {
    private final List<Metric> metrics;
    private final Predicate<Instant> isOfNow;
    private final Map<String, Instant> passed = new HashMap<>();

    /**
     * Begins before any marker.
     *
     * @param isOfNow whether anybody may still wait for what ends then
     */
    WindowEnds(List<Metric> metrics, Predicate<Instant> isOfNow) {
        this.metrics = metrics;
        this.isOfNow = isOfNow;
    }

    /** Whether a window ends with this marker that did not end with the one before. */
    boolean areAt(Watermark marker) {
        @Nullable Instant before = passed.put(marker.getTimeline(), marker.getTime());
        return before != null
                && isOfNow.test(before)
                && metrics.stream().anyMatch(metric -> isDue(metric, before, marker));
    }

    private static boolean isDue(Metric metric, Instant before, Watermark marker) {
        if (!(metric.windowing() instanceof AlignedWindows windows)) {
            return false;
        }
        // What is due now ended so much earlier.
        Duration wait = Duration.between(before, metric.due(before, marker.getTimeline()));
        Instant end = windows.firstWindowOf(windows.sliceOf(before.minus(wait))).end();
        return !end.plus(wait).isAfter(marker.getTime());
    }
}
