package io.millrace.system;

import io.millrace.quickstart.suite.DataFolder;
import io.millrace.quickstart.suite.Suite;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteSettings;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.system.suite.Assembly;
import java.nio.file.Path;
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
        return "127.0.0.1:" + ports().kafka();
    }

    @Override
    public void close() {
        suite.close();
        data.close();
    }

    private static SuitePorts freePorts() {
        int[] ports = FreePorts.find(7);
        return new SuitePorts(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]);
    }
}
