package io.millrace.benchmarks.windows;

import java.time.Duration;

/** What both contestants are given to do. */
enum Work {
    /** Events and pieces per product and minute. */
    FIXED("fixed windows of a minute, count and sum per product", Duration.ofMinutes(1)),
    /** Visits per visitor, ended by half an hour without an event. */
    SESSIONS("sessions per visitor, gap 30 minutes", Duration.ofMinutes(30));

    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);
    static final Duration ALLOWED_LATENESS = Duration.ofHours(24);

    private final String title;
    private final Duration size;

    Work(String title, Duration size) {
        this.title = title;
        this.size = size;
    }

    String title() {
        return title;
    }

    /** Of windows, or the gap between sessions. */
    Duration size() {
        return size;
    }
}
