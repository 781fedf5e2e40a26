package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import org.jspecify.annotations.Nullable;

/** A number of subjects. */
final class CountTotal implements Total {
    private final Count measure;
    private long count;
    private boolean counted;

    CountTotal(Count measure) {
        this.measure = measure;
    }

    @Override
    public void add(Subject subject) {
        add(1);
    }

    @Override
    public void add(Accumulator more) {
        add(more.getCount());
    }

    @Override
    public void takeOut(Accumulator less) {
        count -= less.getCount();
    }

    @Override
    public @Nullable Accumulator gathered() {
        return counted ? measure.counted(count) : null;
    }

    private void add(long more) {
        count += more;
        counted = true;
    }
}
