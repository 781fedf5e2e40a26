package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import org.jspecify.annotations.Nullable;

/** Of a measure over some subjects only. */
final class FilteredTotal implements Total {
    private final EventFilter filter;
    private final Total total;

    FilteredTotal(EventFilter filter, Total total) {
        this.filter = filter;
        this.total = total;
    }

    @Override
    public void add(Subject subject) {
        if (filter.takes(subject)) {
            total.add(subject);
        }
    }

    @Override
    public void add(Accumulator more) {
        total.add(more);
    }

    @Override
    public void takeOut(Accumulator less) {
        total.takeOut(less);
    }

    @Override
    public @Nullable Accumulator gathered() {
        return total.gathered();
    }
}
