package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the measures of a metric are over the events so far: added to with each event, and so not made anew for each. */
public final class Sums {
    private final List<Accumulated> measures;
    private final @Nullable Accumulator[] sums;

    /** With nothing in it. */
    Sums(List<Accumulated> measures) {
        this.measures = measures;
        this.sums = new Accumulator[measures.size()];
    }

    /** Adds measures over other events, which are in the order of the metric's as all that come of it. */
    public void add(List<Accumulator> more) {
        int index = 0;
        for (Accumulator one : more) {
            while (!measures.get(index).name().equals(one.getName())) {
                index++;
            }
            @Nullable Accumulator known = sums[index];
            sums[index] = known == null ? one : measures.get(index).merge(known, one);
        }
    }

    /** The measures over all of these events, without those that none of them changed. */
    public List<Accumulator> gathered() {
        List<Accumulator> gathered = new ArrayList<>(sums.length);
        for (@Nullable Accumulator sum : sums) {
            if (sum != null) {
                gathered.add(sum);
            }
        }
        return gathered;
    }
}
