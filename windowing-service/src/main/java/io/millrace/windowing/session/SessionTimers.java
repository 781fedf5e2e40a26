package io.millrace.windowing.session;

import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When sessions are to be looked at: those of a second share an entry, as one for each would be written and deleted several
 * times in a session's life. No timer is removed before its time: a session knows which of its timers count.
 */
final class SessionTimers {
    private static final int BATCH = 1_000;
    private static final int MILLIS_DIGITS = 3;
    private static final int ONE_SECOND = 1_000;
    private static final String SEPARATOR = "\n";

    private final SortedState<String> seconds;

    /**
     * Goes on from the given state.
     *
     * @param seconds by timeline and second: milliseconds and ids of sessions
     */
    SessionTimers(SortedState<String> seconds) {
        this.seconds = seconds;
    }

    void add(String timeline, Instant timer, String id) {
        String key = Keys.of(timeline, Keys.time(secondOf(timer)));
        String entry = millis(timer) + id;
        @Nullable String known = seconds.get(key);
        seconds.put(key, known == null ? entry : known + SEPARATOR + entry);
    }

    /**
     * Takes the timers of a timeline that go off after one time and not after another.
     *
     * @param each is passed sessions with their timers, in that order; it may add more that go off later than {@code upTo}
     */
    void settle(String timeline, Instant after, Instant upTo, Each each) {
        if (!after.isBefore(upTo)) {
            return;
        }
        String from = after.equals(Instant.MIN) ? Keys.from(timeline) : Keys.of(timeline, Keys.time(secondOf(after)));
        String to = Keys.to(timeline, Keys.time(upTo));
        List<String> keys = seconds.keys(from, to, BATCH);
        while (!keys.isEmpty()) {
            keys.forEach(key -> settle(key, upTo, each));
            keys = seconds.keys(Keys.after(keys.get(keys.size() - 1)), to, BATCH);
        }
    }

    private void settle(String key, Instant upTo, Each each) {
        Instant second = Keys.time(key, key.length() - Keys.TIME_DIGITS);
        @Nullable String known = seconds.get(key);
        if (known == null) {
            return;
        }
        List<String> due = new ArrayList<>();
        List<String> later = new ArrayList<>();
        // In the order of their milliseconds; one that was set twice goes off once.
        for (String entry : new TreeSet<>(Arrays.asList(known.split(SEPARATOR, -1)))) {
            (timer(second, entry).isAfter(upTo) ? later : due).add(entry);
        }
        if (later.isEmpty()) {
            seconds.delete(key);
        } else {
            seconds.put(key, String.join(SEPARATOR, later));
        }
        due.forEach(entry -> each.lookAt(entry.substring(MILLIS_DIGITS), timer(second, entry)));
    }

    /** Always of so many digits. */
    private static String millis(Instant timer) {
        return String.valueOf(ONE_SECOND + Math.floorMod(timer.toEpochMilli(), ONE_SECOND))
                .substring(1);
    }

    private static Instant timer(Instant second, String entry) {
        return second.plusMillis(Integer.parseInt(entry, 0, MILLIS_DIGITS, 10));
    }

    private static Instant secondOf(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Looks at a session whose timer has gone off. */
    interface Each {
        void lookAt(String session, Instant timer);
    }
}
