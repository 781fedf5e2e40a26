package io.millrace.platform.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The registries that the suite is tested with. */
enum RegistryKind {
    EMBEDDED {
        @Override
        RegistryUnderTest prepare(Path folder) {
            return new EmbeddedRegistryUnderTest(folder);
        }
    },
    APICURIO {
        @Override
        RegistryUnderTest prepare(Path folder) {
            return new ApicurioUnderTest(apicurio("millrace.apicurio"), folder, JavaHomes.current());
        }
    },
    APICURIO_FOR_JAVA_21 {
        @Override
        RegistryUnderTest prepare(Path folder) throws IOException {
            Optional<Path> javaHome = JavaHomes.atLeast(21);
            return javaHome.isEmpty()
                    ? abort("This Apicurio Registry needs Java 21, and no JDK of this machine is as new")
                    : new ApicurioUnderTest(apicurio("millrace.apicurio-for-java-21"), folder, javaHome.get());
        }
    };

    /** A registry that is not started yet, with an empty folder for what it may want to keep. */
    abstract RegistryUnderTest prepare(Path folder) throws IOException;

    private static Path apicurio(String property) {
        String folder = System.getProperty(property);
        return folder == null
                ? abort("Maven unpacks this Apicurio Registry: run mvn verify once, or set " + property)
                : Path.of(folder);
    }
}
