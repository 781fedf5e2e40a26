package io.millrace.quickstart.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A range of days in UTC, the first and the last included. */
public record Days(LocalDate from, LocalDate to) {
    public Days {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("The first day, %s, is after the last, %s.".formatted(from, to));
        }
    }

    boolean contains(Instant time) {
        LocalDate day = dayOf(time);
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
