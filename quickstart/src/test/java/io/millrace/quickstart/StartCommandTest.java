package io.millrace.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.suite.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that come to nothing: each ends with one sentence that says why, and leaves the folder to the next. */
class StartCommandTest {
    private static final int USUAL_GATEWAY_PORT = 8080;

    @TempDir
    private Path place;

    private final RecordingScreen screen = new RecordingScreen();

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode = start(place, "--port-offset", offsetTo(other));

            assertThat(exitCode).isEqualTo(1);
            assertThat(screen.lines()).containsExactly("Data and log are in " + place);
            assertThatItSaid("Port " + other.getLocalPort() + ", which the gateway needs");
        }
        DataFolder.take(place).close();
    }

    @Test
    void saysThatAnotherSuiteHoldsTheFolderAndWritesNothingThere() {
        try (DataFolder held = DataFolder.take(place)) {
            int exitCode = start(place);

            assertThat(exitCode).isEqualTo(1);
            assertThat(screen.lines()).isEmpty();
            assertThatItSaid("in use by another suite");
            assertThat(held.log()).doesNotExist();
        }
    }

    @Test
    void saysThatTheFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(place.resolve("file"));

        int exitCode = start(file.resolve("data"));

        assertThat(exitCode).isEqualTo(1);
        assertThatItSaid("cannot be used");
    }

    @Test
    void emptiesNoFolderOfOthers() throws IOException {
        Path thesis = Files.createFile(place.resolve("thesis.tex"));

        int exitCode = start(place, "--reset");

        assertThat(exitCode).isEqualTo(1);
        assertThatItSaid("holds other things");
        assertThat(thesis).exists();
    }

    @Test
    void emptiesItsFolderWhenAsked() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(place, "--port-offset", offsetTo(other));
            Path old = Files.createFile(place.resolve("old"));

            start(place, "--reset", "--port-offset", offsetTo(other));

            assertThat(screen.lines()).contains("Deleting all data in " + place);
            assertThat(old).doesNotExist();
        }
    }

    private int start(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.toString()));
        arguments.addAll(List.of(options));
        return Main.run(arguments.toArray(String[]::new), screen, new SteppedClock());
    }

    private static String offsetTo(ServerSocket port) {
        return Integer.toString(port.getLocalPort() - USUAL_GATEWAY_PORT);
    }

    private void assertThatItSaid(String part) {
        assertThat(screen.errors())
                .singleElement()
                .asString()
                .contains(part)
                .endsWith(".")
                .doesNotContain("Exception", "\n");
    }
}
