package io.millrace.system.suite;

import io.millrace.quickstart.suite.SuitePorts;
import java.util.List;

/** A running suite, seen from outside: in one JVM, as processes or as containers. */
public interface Suite extends AutoCloseable {
    /** Where its parts are reached from here. */
    SuitePorts ports();

    /** What faults can be done to, each by itself; none where all parts share a JVM. */
    List<Member> members();

    @Override
    void close();
}
