package io.millrace.system;

import io.millrace.system.process.ProcessSuite;
import io.millrace.system.suite.Suite;
import java.nio.file.Path;

/** The scenario over executable jars, with a broker, a registry and a Connect worker that are not ours. */
class ProcessSuiteIT extends SuiteScenario {

    @Override
    Suite start(Path folder) {
        return ProcessSuite.start(folder);
    }
}
