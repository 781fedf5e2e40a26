package io.millrace.windowing.metric;

/** A number over the events of a window, or a short list. */
public sealed interface Measure permits Accumulated, Ratio {

    String name();

    /** Whether a change of the measure can be said as something to add. */
    boolean canBeAdded();

    boolean isMoney();
}
