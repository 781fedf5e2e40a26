package io.millrace.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path place;

    @Test
    void makesTheFolderThatItTakes() {
        try (DataFolder data = DataFolder.take(place.resolve("new/data"))) {
            assertThat(data.path()).isDirectory().isAbsolute();
        }
    }

    @Test
    void isHeldByOneSuiteAtATime() {
        DataFolder first = DataFolder.take(place);

        assertThatThrownBy(() -> DataFolder.take(place))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining("in use by another suite")
                .hasMessageContaining(place.toString());

        first.close();
        DataFolder.take(place).close();
    }

    @Test
    void isFreshUntilABrokerHasRunOnIt() throws IOException {
        try (DataFolder data = DataFolder.take(place)) {
            assertThat(data.isFresh()).isTrue();

            Files.createDirectory(data.kafka());

            assertThat(data.isFresh()).isFalse();
        }
    }

    @Test
    void takesAFolderWithTheDataOfAnEarlierSuite() throws IOException {
        try (DataFolder data = DataFolder.take(place)) {
            Files.createDirectory(data.kafka());
        }

        try (DataFolder data = DataFolder.take(place)) {
            assertThat(data.isFresh()).isFalse();
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(place.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining(file + " is a file");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(place.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file.resolve("data")))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining("cannot be used (")
                .hasMessageContaining("make it writable");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysMoreOfAFolderThanItsNameWhenItCannotBeMade() {
        assertThatThrownBy(() -> DataFolder.take(Path.of("/proc/millrace")))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining("(it cannot be made)");
    }

    @Test
    void refusesAFolderThatHoldsOtherThingsAndLeavesItAlone() throws IOException {
        Files.createFile(place.resolve("thesis.tex"));

        assertThatThrownBy(() -> DataFolder.take(place))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining("holds other things");

        assertThat(place).isDirectoryNotContaining(file -> !file.endsWith("thesis.tex"));
    }

    @Test
    void refusesADiskThatIsAlmostFull() {
        assertThatThrownBy(() -> DataFolder.take(place, Long.MAX_VALUE))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageMatching(".* has \\d+ MB left, the suite needs \\d+: make room, .*");

        DataFolder.take(place).close();
    }

    @Test
    void deletesAllDataAtAResetButTheLog() throws IOException {
        try (DataFolder data = DataFolder.take(place)) {
            Files.createDirectories(data.log().getParent());
            Files.createFile(data.log());
            Files.createDirectories(data.kafka().resolve("topic-0"));
            Files.createFile(data.kafka().resolve("topic-0/00000000.log"));

            data.reset();

            assertThat(data.kafka()).doesNotExist();
            assertThat(data.log()).exists();
            assertThat(data.isFresh()).isTrue();
        }
    }

    @Test
    void staysTakenAtAReset() {
        try (DataFolder data = DataFolder.take(place)) {
            data.reset();

            assertThatThrownBy(() -> DataFolder.take(place)).hasMessageContaining("in use");
        }
    }

    @Test
    void deletesNothingOutsideAtAReset() throws IOException {
        Path outside = Files.createDirectory(place.resolve("outside"));
        Path precious = Files.createFile(outside.resolve("precious"));
        try (DataFolder data = DataFolder.take(place.resolve("data"))) {
            Files.createSymbolicLink(data.resolve("warehouse"), outside);

            data.reset();

            assertThat(data.resolve("warehouse")).doesNotExist();
            assertThat(precious).exists();
        }
    }
}
