package io.millrace.windowing.metric;

import java.util.Set;

/** A number over the events of a window, or a short list. */
public sealed interface Measure permits Accumulated, Ratio {

    String name();

    /** Whether a change of the measure can be said as something to add. */
    boolean canBeAdded();

    boolean isMoney();

    /** What of an event is read for it, as {@link Field#reads} has it; nothing when it follows from others. */
    Set<String> reads();
}
