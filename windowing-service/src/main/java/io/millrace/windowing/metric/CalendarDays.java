package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The days of a place: 23 or 25 hours long when its clocks change. */
public record CalendarDays(ZoneId zone) implements AlignedWindows {
    /** As long as a day has ever been when a place moved over the date line. */
    private static final Duration LONGEST = Duration.ofDays(2);

    @Override
    public TimeSpan sliceOf(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return new TimeSpan(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(LONGEST);
    }
}
