package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Windows of one size that begin one step after another, counted from midnight of 1 January 1970, UTC, and so overlap.
 *
 * @param step from the start of a window to that of the next
 */
public record SlidingWindows(Duration size, Duration step) implements AlignedWindows {
    private static final int MOST_SLICES = 1_000;

    public SlidingWindows {
        if (step.toMillis() < 1 || size.compareTo(step) <= 0) {
            throw new IllegalArgumentException(
                    "Sliding windows must be longer than the step between them, not %s by %s".formatted(size, step));
        }
        if (size.toMillis() / slice(size, step) > MOST_SLICES) {
            throw new IllegalArgumentException(
                    "Sliding windows of %s by %s have %d slices, the most is %d: slide further"
                            .formatted(size, step, size.toMillis() / slice(size, step), MOST_SLICES));
        }
    }

    @Override
    public TimeSpan sliceOf(Instant time) {
        long millis = time.toEpochMilli();
        long start = millis - Math.floorMod(millis, slice(size, step));
        return span(start, slice(size, step));
    }

    @Override
    public TimeSpan firstWindowOf(TimeSpan slice) {
        return window(first(slice));
    }

    @Override
    public int overlap(TimeSpan slice) {
        return Math.toIntExact(last(slice) - first(slice) + 1);
    }

    @Override
    public List<TimeSpan> windowsOf(TimeSpan slice) {
        return LongStream.rangeClosed(first(slice), last(slice))
                .mapToObj(this::window)
                .toList();
    }

    @Override
    public List<TimeSpan> slicesOf(TimeSpan time) {
        long slice = slice(size, step);
        long end = time.end().toEpochMilli();
        List<TimeSpan> slices = new ArrayList<>();
        for (long start = time.start().toEpochMilli(); start < end; start += slice) {
            slices.add(span(start, slice));
        }
        return slices;
    }

    @Override
    public TimeSpan windowAt(Instant start) {
        return span(start.toEpochMilli(), size.toMillis());
    }

    @Override
    public TimeSpan next(TimeSpan window) {
        return new TimeSpan(window.start().plus(step), window.end().plus(step));
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    /** A slice that ends with its first window begins its last one the size less one slice later. */
    @Override
    public Duration reach() {
        return size.minusMillis(slice(size, step));
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(size);
    }

    private long first(TimeSpan slice) {
        return -Math.floorDiv(size.toMillis() - slice.end().toEpochMilli(), step.toMillis());
    }

    private long last(TimeSpan slice) {
        return Math.floorDiv(slice.start().toEpochMilli(), step.toMillis());
    }

    private TimeSpan window(long number) {
        return span(number * step.toMillis(), size.toMillis());
    }

    private static TimeSpan span(long start, long length) {
        return new TimeSpan(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + length));
    }

    /** The greatest that both are multiples of, as Euclid found it. */
    private static long slice(Duration size, Duration step) {
        long greater = size.toMillis();
        long less = step.toMillis();
        while (less != 0) {
            long rest = greater % less;
            greater = less;
            less = rest;
        }
        return greater;
    }
}
