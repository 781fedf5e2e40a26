package io.millrace.system;

import io.millrace.quickstart.suite.DataFolder;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteSettings;
import io.millrace.system.suite.Assembly;
import io.millrace.system.suite.FreeSuitePorts;
import io.millrace.system.suite.Member;
import io.millrace.system.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A suite in the test's own JVM, on free ports. */
final class SuiteInJvm implements Suite {
    private final DataFolder data;
    private final io.millrace.quickstart.suite.Suite suite;

    private SuiteInJvm(DataFolder data, io.millrace.quickstart.suite.Suite suite) {
        this.data = data;
        this.suite = suite;
    }

    static SuiteInJvm start(Path folder) throws InterruptedException {
        DataFolder data = DataFolder.take(folder);
        SuiteSettings settings = new SuiteSettings(data, FreeSuitePorts.find(), Assembly.plugins());
        return new SuiteInJvm(
                data,
                io.millrace.quickstart.suite.Suite.start(settings, LoggerFactory.getLogger(SuiteInJvm.class)::info));
    }

    @Override
    public SuitePorts ports() {
        return suite.ports();
    }

    /** All of them share this JVM. */
    @Override
    public List<Member> members() {
        return List.of();
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
}
