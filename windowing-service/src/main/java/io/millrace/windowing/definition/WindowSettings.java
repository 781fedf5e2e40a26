package io.millrace.windowing.definition;

import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a metric cuts time: one of these.
 *
 * @param fixed size of windows that follow one another from midnight UTC on
 * @param sliding windows that overlap
 * @param day windows of a day each, in the time zone of a place
 * @param session windows that end when there were no events for a while
 * @param global one window for all time
 */
public record WindowSettings(
        @Nullable Duration fixed,
        @Nullable Sliding sliding,
        @Nullable ZoneId day,
        @Nullable Session session,
        @DefaultValue("false") boolean global) {

    public static WindowSettings ofSize(Duration fixed) {
        return new WindowSettings(fixed, null, null, null, false);
    }

    Optional<Windowing> toWindowing(Mistakes mistakes) {
        List<Supplier<Windowing>> chosen = new ArrayList<>();
        if (fixed != null) {
            chosen.add(() -> new FixedWindows(fixed));
        }
        if (sliding != null) {
            chosen.add(sliding::toWindowing);
        }
        if (day != null) {
            chosen.add(() -> new CalendarDays(day));
        }
        if (session != null) {
            chosen.add(session::toWindowing);
        }
        if (global) {
            chosen.add(GlobalWindow::new);
        }
        if (chosen.size() != 1) {
            mistakes.add("a metric needs one kind of window: fixed, sliding, day, session or global");
            return Optional.empty();
        }
        return mistakes.unlessRefused(chosen.get(0));
    }

    /**
     * Windows that overlap.
     *
     * @param size of each
     * @param step from the start of one to that of the next
     */
    public record Sliding(@Nullable Duration size, @Nullable Duration step) {

        private Windowing toWindowing() {
            if (size == null || step == null) {
                throw new IllegalArgumentException("Sliding windows need a size and a step");
            }
            return new SlidingWindows(size, step);
        }
    }

    /**
     * Windows that end when there were no events for a while.
     *
     * @param gap without events of the group that ends one, in event time
     * @param most time from the first to the last event of one
     */
    public record Session(
            @Nullable Duration gap, @DefaultValue("24h") Duration most) {

        private Windowing toWindowing() {
            if (gap == null) {
                throw new IllegalArgumentException("Windows by session need a gap");
            }
            return new SessionWindows(gap, most);
        }
    }
}
