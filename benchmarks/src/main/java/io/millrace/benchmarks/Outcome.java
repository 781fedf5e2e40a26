package io.millrace.benchmarks;

import java.time.Duration;

/**
 * Something that a click leads to and that a client can ask for.
 *
 * @param name as the report calls it
 * @param click sends what is to show, the n-th time
 * @param shown asks whether it shows
 * @param pause between two questions, as asking takes the suite's time too
 */
record Outcome(String name, Click click, Question shown, Duration pause) {

    /** Sends the n-th click and returns when it is accepted. */
    interface Click {
        void send(int n);
    }

    /** Whether what the n-th click leads to can be seen. */
    interface Question {
        boolean isShown(int n);
    }
}
