package io.millrace.system;

import io.millrace.system.suite.Suite;
import java.nio.file.Path;

/** The scenario in one JVM, as {@code ./run} has it. */
class JvmSuiteIT extends SuiteScenario {

    @Override
    Suite start(Path folder) throws InterruptedException {
        return SuiteInJvm.start(folder);
    }
}
