package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import java.time.Duration;

/** What both contestants are given to do. */
enum Work {
    /** Events and pieces per product and minute. */
    FIXED("fixed windows of a minute, count and sum per product", Duration.ofMinutes(1), 100_000),
    /** Visits per visitor, ended by half an hour without an event. */
    SESSIONS("sessions per visitor, gap 30 minutes", Duration.ofMinutes(30), 80_000);

    static final Duration ALLOWED_LATENESS = Duration.ofHours(24);

    private final String title;
    private final Duration size;
    private final int asked;

    Work(String title, Duration size, int asked) {
        this.title = title;
        this.size = size;
        this.asked = asked;
    }

    /** Events per core-second at least: at byte level, and half as many with Avro. */
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
}
