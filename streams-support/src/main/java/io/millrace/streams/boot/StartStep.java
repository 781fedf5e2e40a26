package io.millrace.streams.boot;

/** One thing that must be in place before a service may say that it is ready. Steps run in the order of their beans. */
public interface StartStep {

    /** What the step brings about, as in "Waiting for the broker and topics". */
    String name();

    /**
     * Does it, or says that something it needs is missing; it is then run again.
     *
     * @throws NotYetException when trying again may help; any other exception ends the start
     */
    void run() throws NotYetException, InterruptedException;
}
