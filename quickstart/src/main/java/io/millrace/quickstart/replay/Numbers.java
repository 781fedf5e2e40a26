package io.millrace.quickstart.replay;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them, alike on every machine. */
final class Numbers {
    private Numbers() {}

    static String shown(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String perSecond(long count, Duration time) {
        return shown(count * 1000 / Math.max(1, time.toMillis())) + "/s";
    }
}
