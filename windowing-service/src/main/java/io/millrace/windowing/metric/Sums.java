package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the measures of a metric are over the events so far: added to with each event, and so not made anew for each. */
public final class Sums {
    private final List<Accumulated> measures;
    private final Total[] totals;

    /** With nothing in it. */
    Sums(List<Accumulated> measures) {
        this.measures = measures;
        this.totals = new Total[measures.size()];
        for (int index = 0; index < totals.length; index++) {
            totals[index] = measures.get(index).total();
        }
    }

    /** Whether what was added can be taken out again, of every measure. */
    public boolean canBeTakenOut() {
        for (Accumulated measure : measures) {
            if (!measure.canBeTakenOut()) {
                return false;
            }
        }
        return true;
    }

    /** Adds an event. */
    public void add(Observation observation) {
        for (Subject subject : observation.subjects()) {
            for (Total total : totals) {
                total.add(subject);
            }
        }
    }

    /** Adds measures over other events. One that the metric has no more is passed over. */
    public void add(List<Accumulator> more) {
        int from = 0;
        for (Accumulator one : more) {
            int index = indexOf(one, from);
            if (index >= 0) {
                totals[index].add(one);
                from = index + 1;
            }
        }
    }

    /** Takes measures out that were added before. */
    public void takeOut(List<Accumulator> less) {
        int from = 0;
        for (Accumulator one : less) {
            int index = indexOf(one, from);
            if (index >= 0) {
                totals[index].takeOut(one);
                from = index + 1;
            }
        }
    }

    /** The measures over all of these events, without those that none of them changed. */
    public List<Accumulator> gathered() {
        List<Accumulator> gathered = new ArrayList<>(totals.length);
        for (Total total : totals) {
            @Nullable Accumulator sum = total.gathered();
            if (sum != null) {
                gathered.add(sum);
            }
        }
        return gathered;
    }

    /** Most come in the order of the metric's measures, so this is where the next is looked for first; -1 when it has none of the name. */
    private int indexOf(Accumulator sum, int from) {
        for (int step = 0; step < totals.length; step++) {
            int index = (from + step) % totals.length;
            if (measures.get(index).name().equals(sum.getName())) {
                return index;
            }
        }
        return -1;
    }
}
