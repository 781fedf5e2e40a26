package io.millrace.windowing.metric;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a window that is not complete is shown.
 *
 * @param every by the wall clock, as long as it changes; empty for never
 * @param count whenever it has so many more events; empty for never
 */
public record EarlyPanes(Optional<Duration> every, OptionalLong count) {
    public static final EarlyPanes NONE = new EarlyPanes(Optional.empty(), OptionalLong.empty());

    public EarlyPanes {
        if (every.isPresent() && every.get().toMillis() < 1) {
            throw new IllegalArgumentException("Early panes come a millisecond apart or more, not " + every.get());
        }
        if (count.isPresent() && count.getAsLong() < 1) {
            throw new IllegalArgumentException("Early panes come after at least one event, not " + count.getAsLong());
        }
    }

    public static EarlyPanes every(Duration time) {
        return new EarlyPanes(Optional.of(time), OptionalLong.empty());
    }

    /** Whether a window with so many events is shown, when it had so many when it was shown last. */
    public boolean isDue(long events, long shown) {
        return count.isPresent() && events - shown >= count.getAsLong();
    }

    /**
     * Whether one source sends on what it has of a window, when it has so many events that it has not sent: so all sources
     * together hold fewer than the count back.
     */
    public boolean isDueAt(long unsent, int sources) {
        return count.isPresent() && unsent >= Math.max(1, count.getAsLong() / sources);
    }
}
