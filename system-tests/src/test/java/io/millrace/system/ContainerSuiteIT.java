package io.millrace.system;

import io.millrace.system.container.ContainerSuite;
import io.millrace.system.suite.Suite;
import java.nio.file.Path;

/** The scenario over our own images, with Kafka's and Apicurio's; skipped where no Docker engine has them. */
class ContainerSuiteIT extends SuiteScenario {

    @Override
    Suite start(Path folder) {
        return ContainerSuite.start();
    }
}
