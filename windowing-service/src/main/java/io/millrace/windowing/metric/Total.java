package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import org.jspecify.annotations.Nullable;

/** One measure as it is added up: it changes with each subject, while an {@link Accumulator} stays as it is. */
interface Total {

    /** Adds a subject, which may change nothing. */
    void add(Subject subject);

    /** Adds the measure over other subjects. */
    void add(Accumulator more);

    /** Takes out what was added before, of a measure of which that is possible. */
    void takeOut(Accumulator less);

    /** The measure over all that was added; null when that changed nothing. */
    @Nullable
    Accumulator gathered();
}
