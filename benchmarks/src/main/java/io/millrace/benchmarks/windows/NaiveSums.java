package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Result.Totals;
import io.millrace.benchmarks.windows.Result.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What the results must be, by adding up in memory. */
final class NaiveSums {
    private static final long THOUSANDTHS = 1_000;
    private static final long MILLIONTHS_OF_A_PENNY = 10_000;

    private final long size;
    private final long step;
    private final Map<Window, Totals> windows = new HashMap<>();
    /** Of which sliding windows consist. */
    private final Map<Window, Totals> slices = new HashMap<>();

    private final Map<Integer, Visit> visits = new HashMap<>();

    /** Sums for every work, whose windows have these sizes. */
    NaiveSums(Function<Work, Duration> sizes) {
        this.size = sizes.apply(Work.FIXED).toMillis();
        this.step = sizes.apply(Work.SLIDING).dividedBy(Work.STEPS).toMillis();
    }

    void add(Click click) {
        long time = click.time().toEpochMilli();
        Totals one = Totals.NOTHING.plus(click.pieces() * THOUSANDTHS);
        windows.merge(new Window(click.productId(), time - Math.floorMod(time, size)), one, Totals::with);
        slices.merge(new Window(click.productId(), time - Math.floorMod(time, step)), one, Totals::with);
        visits.merge(
                click.visit(),
                new Visit(click.visitorId(), time, Totals.NOTHING.plus(click.pence() * MILLIONTHS_OF_A_PENNY)),
                Visit::with);
    }

    Map<Window, Totals> of(Work work) {
        return switch (work) {
            case FIXED -> windows;
            case SLIDING -> sliding();
            case SESSIONS -> sessions();
        };
    }

    private Map<Window, Totals> sliding() {
        Map<Window, Totals> sliding = new HashMap<>();
        slices.forEach((slice, totals) -> {
            for (int back = 0; back < Work.STEPS; back++) {
                sliding.merge(new Window(slice.key(), slice.start() - back * step), totals, Totals::with);
            }
        });
        return sliding;
    }

    private Map<Window, Totals> sessions() {
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
