package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Result.Totals;
import io.millrace.benchmarks.windows.Result.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the results must be, by adding up in memory. */
final class NaiveSums {
    private static final long THOUSANDTHS = 1_000;
    private static final long MILLIONTHS_OF_A_PENNY = 10_000;

    private final long size;
    private final Map<Window, Totals> windows = new HashMap<>();
    private final Map<Integer, Visit> visits = new HashMap<>();

    /** Sums over fixed windows of a size, and over visits. */
    NaiveSums(Duration size) {
        this.size = size.toMillis();
    }

    void add(Click click) {
        long time = click.time().toEpochMilli();
        windows.merge(
                new Window(click.productId(), time - Math.floorMod(time, size)),
                Totals.NOTHING.plus(click.pieces() * THOUSANDTHS),
                (known, more) -> known.plus(more.sum()));
        visits.merge(
                click.visit(),
                new Visit(click.visitorId(), time, Totals.NOTHING.plus(click.pence() * MILLIONTHS_OF_A_PENNY)),
                Visit::with);
    }

    Map<Window, Totals> of(Work work) {
        if (work == Work.FIXED) {
            return windows;
        }
        Map<Window, Totals> sessions = new HashMap<>();
        visits.values().forEach(visit -> sessions.put(new Window(visit.visitor(), visit.began()), visit.totals()));
        return sessions;
    }

    private record Visit(String visitor, long began, Totals totals) {
        Visit with(Visit click) {
            return new Visit(visitor, Math.min(began, click.began), totals.plus(click.totals.sum()));
        }
    }
}
