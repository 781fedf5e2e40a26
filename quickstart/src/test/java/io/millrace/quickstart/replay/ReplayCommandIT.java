package io.millrace.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.RecordingScreen;
import io.millrace.quickstart.replay.StubSuite.Request;
import io.millrace.quickstart.replay.StubSuite.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReplayCommandIT {
    private final StubSuite suite = new StubSuite();
    private final RecordingScreen screen = new RecordingScreen();

    @AfterEach
    void stopSuite() {
        suite.close();
    }

    @Test
    void importsTheDaysThatWereAskedForWithTheDevelopmentKey() {
        int exitCode = run("--from", "2010-12-02", "--to", "2010-12-02");

        assertThat(exitCode).isZero();
        assertThat(suite.events())
                .extracting(event -> event.path("timestamp").asString().substring(0, 10))
                .containsOnly("2010-12-02");
        assertThat(suite.requests()).extracting(Request::key).containsOnly("dev-write-key");
        assertThat(screen.errors()).isEmpty();
    }

    @Test
    void usesTheKeyAndTheRateThatWereGiven() {
        int exitCode = run("--to", "2010-12-01", "--as-if-now", "--rate", "1000000", "--write-key", "my-key");

        assertThat(exitCode).isZero();
        assertThat(suite.requests())
                .noneMatch(Request::isWatermark)
                .extracting(Request::key)
                .containsOnly("my-key");
    }

    @Test
    void failsWhenAnythingWasRejected() {
        suite.rejectWith("missing-identity", "Give the event an anonymousId.");

        assertThat(run("--to", "2010-12-01")).isEqualTo(1);
    }

    @Test
    void failsInOneSentenceWhenTheShopWasClosed() {
        int exitCode = run("--from", "2010-12-04", "--to", "2010-12-04");

        assertThat(exitCode).isEqualTo(1);
        assertThat(screen.errors())
                .containsExactly("The shop was closed from 2010-12-04 to 2010-12-04;"
                        + " the data set is of 2010-12-01 to 2011-12-09.");
    }

    @Test
    void failsInOneSentenceWhenNoSuiteIsThere() {
        suite.close();

        int exitCode = run("--to", "2010-12-01");

        assertThat(exitCode).isEqualTo(1);
        assertThat(screen.lines()).isEmpty();
        assertThat(screen.errors())
                .singleElement()
                .asString()
                .contains("cannot be reached")
                .doesNotContain("\n");
    }

    @Test
    void tellsTheCountsAndThenWhyItStopped() {
        suite.fail(Trouble.NONE, Trouble.refusal(403, "This key may not import."));

        int exitCode = run("--to", "2010-12-01");

        assertThat(exitCode).isEqualTo(1);
        assertThat(screen.lines()).anyMatch(line -> line.startsWith("Events: 0 sent"));
        assertThat(screen.errors()).singleElement().asString().contains("This key may not import.");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "online-retail",
                "--gateway",
                suite.addresses().gateway().toString(),
                "--enrichment",
                suite.addresses().enrichment().toString()));
        arguments.addAll(List.of(options));
        return new CommandLine(new ReplayCommand(screen, Clock.systemUTC())).execute(arguments.toArray(String[]::new));
    }
}
