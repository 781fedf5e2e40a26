package io.millrace.system.suite;

import io.millrace.quickstart.suite.Part;
import java.net.URI;

/** A process or container of a suite: it can be ended, held and cut off while the others go on. */
public interface Member {
    /** Unlike that of any other member, as {@code ingest-gateway-1}. */
    String name();

    Part part();

    /** Where it answers to HTTP; only the broker does not. */
    URI url();

    boolean isReady();

    /** Starts it on the data that it had, without waiting until it is ready. */
    void start();

    /** Ends it as an orchestrator does: it is asked to, and answers when it is gone. */
    void stop();

    /** Ends it as a power cut does. */
    void kill();

    /** Holds it, as a long collection of garbage or a frozen virtual machine does; its connections stay open. */
    void pause();

    void resume();

    /** Lets nothing through between it and the brokers: connections stay open, and no packet arrives. */
    void cutOff();

    void reconnect();
}
