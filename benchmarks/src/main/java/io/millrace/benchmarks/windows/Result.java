package io.millrace.benchmarks.windows;

/**
 * What a contestant says of one window.
 *
 * @param key product or visitor
 * @param start of the window or of the visit, in milliseconds
 * @param end of the window, or a gap after the visit's last event
 * @param count of events
 * @param sum of thousandths of a piece, or of millionths of a pound
 * @param complete whether no more is expected
 */
record Result(String key, long start, long end, long count, long sum, boolean complete) {

    /** The window, whatever is said of it. */
    Window window() {
        return new Window(key, start);
    }

    Totals totals() {
        return new Totals(count, sum);
    }

    record Window(String key, long start) {}

    record Totals(long count, long sum) {
        static final Totals NOTHING = new Totals(0, 0);

        Totals plus(long amount) {
            return new Totals(count + 1, sum + amount);
        }

        Totals with(Totals others) {
            return new Totals(count + others.count, sum + others.sum);
        }
    }
}
