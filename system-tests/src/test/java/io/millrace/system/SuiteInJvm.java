package io.millrace.system;

import static java.util.stream.Collectors.toMap;

import io.millrace.quickstart.suite.DataFolder;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.Suite;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteSettings;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.system.suite.Assembly;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/** A suite in the test's own JVM, on free ports. */
final class SuiteInJvm implements AutoCloseable {
    private final DataFolder data;
    private final Suite suite;

    private SuiteInJvm(DataFolder data, Suite suite) {
        this.data = data;
        this.suite = suite;
    }

    static SuiteInJvm start(Path folder) throws InterruptedException {
        DataFolder data = DataFolder.take(folder);
        SuiteSettings settings = new SuiteSettings(data, freePorts(), Assembly.plugins());
        return new SuiteInJvm(data, Suite.start(settings, LoggerFactory.getLogger(SuiteInJvm.class)::info));
    }

    SuitePorts ports() {
        return suite.ports();
    }

    String bootstrapServers() {
        return ports().bootstrapServers();
    }

    /** Stops one service while the others go on. */
    void stop(Part part) {
        suite.stop(part);
    }

    @Override
    public void close() {
        suite.close();
        data.close();
    }

    private static SuitePorts freePorts() {
        Part[] parts = Part.values();
        int[] free = FreePorts.find(parts.length);
        return new SuitePorts(IntStream.range(0, parts.length).boxed().collect(toMap(at -> parts[at], at -> free[at])));
    }
}
