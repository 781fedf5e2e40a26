package io.millrace.streams.state;

/** What a processor has gathered on the heap and not sent yet. */
public interface Bundles {

    /** Sends all of it, by {@code context.forward}, and keeps nothing back. */
    void send();
}
