package io.millrace.system.suite;

import static java.util.stream.Collectors.toMap;

import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.testkit.FreePorts;
import java.util.stream.IntStream;

/** Ports for a suite of its own beside whatever else runs. */
public final class FreeSuitePorts {
    private FreeSuitePorts() {}

    public static SuitePorts find() {
        Part[] parts = Part.values();
        int[] free = FreePorts.find(parts.length);
        return new SuitePorts(IntStream.range(0, parts.length).boxed().collect(toMap(at -> parts[at], at -> free[at])));
    }
}
