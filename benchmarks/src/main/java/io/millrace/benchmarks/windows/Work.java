package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import java.time.Duration;

/** What both contestants are given to do. */
enum Work {
    /** Events and pieces per product and minute. */
    FIXED("fixed windows, count and sum per product", Duration.ofMinutes(1), 100_000, Duration.ofSeconds(1)),
    /** The same over the last five minutes, anew every ten seconds: what is hot. */
    SLIDING(
            "sliding windows by ten seconds, count and sum per product",
            Duration.ofMinutes(5),
            0,
            Duration.ofSeconds(30)),
    /** Visits per visitor, ended by half an hour without an event. */
    SESSIONS("sessions per visitor", Duration.ofMinutes(30), 80_000, Duration.ofSeconds(10));

    static final Duration ALLOWED_LATENESS = Duration.ofHours(24);

    /** In so many steps a sliding window goes on by its size. */
    static final int STEPS = 30;

    private final String title;
    private final Duration size;
    private final int asked;
    private final Duration liveSize;

    Work(String title, Duration size, int asked, Duration liveSize) {
        this.title = title;
        this.size = size;
        this.asked = asked;
        this.liveSize = liveSize;
    }

    /** Events per core-second at least: at byte level, and half as many with Avro. None where 0. */
    int asked(Codec codec) {
        return codec == Codec.COMPACT ? asked : asked / 2;
    }

    String title() {
        return title;
    }

    /** Of windows, or the gap between sessions. */
    Duration size() {
        return size;
    }

    /** The same where somebody waits for the results. */
    Duration liveSize() {
        return liveSize;
    }

    /** Of one visitor then, on average: so often that no visit has a gap by chance. */
    Duration betweenLiveClicks() {
        return liveSize.dividedBy(20);
    }
}
