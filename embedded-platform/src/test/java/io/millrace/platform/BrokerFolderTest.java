package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {
    private static final long ANY_SPACE = 0;

    @TempDir
    Path root;

    @Test
    void formatsAFolderOnceAndFindsItAgain() throws IOException {
        Path folder = root.resolve("a/new/one");
        BrokerFolder.take(folder, ANY_SPACE).close();
        String first = Files.readString(folder.resolve("meta.properties"));

        BrokerFolder.take(folder, ANY_SPACE).close();

        assertThat(folder.resolve("meta.properties")).hasContent(first);
    }

    @Test
    void isTakenByOneAtATime() {
        try (BrokerFolder taken = BrokerFolder.take(root, ANY_SPACE)) {
            assertThatThrownBy(() -> BrokerFolder.take(root, ANY_SPACE))
                    .isInstanceOf(PlatformStartException.class)
                    .hasMessage("The folder %s is in use by another broker: stop that one, or choose another folder"
                            .formatted(taken.path()));
        }
    }

    @Test
    void refusesTheDataOfAnotherClusterAndLetsGoOfIt() throws IOException {
        Path description = root.resolve("meta.properties");
        Files.writeString(description, "version=1\ncluster.id=somebody-elses\nnode.id=1\n");

        assertThatThrownBy(() -> BrokerFolder.take(root, ANY_SPACE))
                .isInstanceOf(PlatformStartException.class)
                .hasMessageContaining("holds the data of another Kafka cluster (id somebody-elses)");

        Files.delete(description);
        BrokerFolder.take(root, ANY_SPACE).close();
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> BrokerFolder.take(file.resolve("folder"), ANY_SPACE))
                .isInstanceOf(PlatformStartException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageEndingWith("make it writable, or choose another");
    }

    @Test
    void refusesADiskThatIsAsGoodAsFull() {
        assertThatThrownBy(() -> BrokerFolder.take(root, Long.MAX_VALUE))
                .isInstanceOf(PlatformStartException.class)
                .hasMessageMatching("The disk of .* has \\d+ MB left, the Kafka broker needs \\d+: make room");
    }
}
