package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.TimeSpan;
import java.util.List;

/** The time of partials. */
final class Spans {

    private Spans() {}

    static TimeSpan of(Partial partial) {
        return new TimeSpan(partial.getStart(), partial.getEnd());
    }

    /** From the first start to the last end. */
    static TimeSpan of(List<Partial> partials) {
        return partials.stream().map(Spans::of).reduce(TimeSpan::with).orElseThrow();
    }
}
