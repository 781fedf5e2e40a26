package io.millrace.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The version stands in pom.xml; {@code make stamp} writes it to the places that cannot read it from there. */
class VersionTest {

    @Test
    void imagesBearTheVersionOfTheBuild() {
        assertThat(Project.env(".env")).containsEntry("MILLRACE_VERSION", Project.version());
    }

    @Test
    void brokersAreOfTheVersionOfTheClients() {
        String clients = Project.find("pom.xml", "<kafka.version>([^<]+)</kafka.version>");

        assertThat(Project.env(".env")).containsEntry("KAFKA_VERSION", clients);
    }

    @Test
    void descriptionsOfApisBearTheVersionOfTheBuild() {
        assertThat(Project.sources(".openapi.json"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Project.find(file, "\"version\": \"([^\"]+)\""))
                        .isEqualTo(Project.version()));
    }
}
