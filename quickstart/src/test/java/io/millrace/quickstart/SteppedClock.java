package io.millrace.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class SteppedClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private Instant now = START;

    public synchronized void pass(Duration length) {
        now = now.plus(length);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Tests are in UTC");
    }
}
