package io.millrace.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final RecordingScreen screen = new RecordingScreen();

    @Test
    void listsEverythingInOneHelp() {
        int exitCode = run("--help");

        assertThat(exitCode).isZero();
        assertThat(screen.lines())
                .singleElement()
                .asString()
                .contains("--data", ".millrace", "--reset", "--no-sample", "--help", "--version")
                .contains("JAVA_HOME", "MILLRACE_HEAP")
                .contains("./run replay", "DATASET", "--from", "--to", "--rate", "--as-if-now")
                .contains("--port-offset", "--gateway", "--enrichment", "--write-key")
                .contains("./run reprocess", "--metric", "--run", "--swap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "replay --version", "reprocess --version"})
    void saysItsVersion(String arguments) {
        int exitCode = run(arguments.split(" "));

        assertThat(exitCode).isZero();
        assertThat(screen.lines()).singleElement().asString().startsWith("Millrace ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            replay                                                        | DATASET
            replay offline-retail                                         | no data set 'offline-retail'
            replay online-retail --from yesterday                         | 'yesterday' is not a day
            replay online-retail --from 2010-12-32                        | '2010-12-32' is not a day
            replay online-retail --from 2011-01-02 --to 2011-01-01        | 2011-01-02, is after the last
            replay online-retail --rate 0                                 | at least 1 event a second
            replay online-retail --rate many                              | many
            replay online-retail --port-offset -1                         | port offset
            replay online-retail --gateway shop                           | 'shop' is not the address
            replay online-retail --gateway http://a:1 --port-offset 1     | mutually exclusive
            replay online-retail --enrichment shop                        | 'shop' is not the address
            replay online-retail --write-key schlüssel                    | ASCII
            replay online-retail --fast                                   | --fast
            reprocess --metric m --from now --to 2010-12-02T00:00:00Z     | 'now' is no time
            reprocess --metric m --from 2010-12-02T00:00:00Z --to 2010-12-01T00:00:00Z | must be before --to
            reprocess --metric m --from 2010-12-01T00:00:00Z --to 2010-12-02T00:00:00Z --run A_B | small letters
            reprocess --from 2010-12-01T00:00:00Z --to 2010-12-02T00:00:00Z | --metric
            reprocess                                                     | --swap
            reprocess --swap r --metric m --from 2010-12-01T00:00:00Z --to 2010-12-02T00:00:00Z | mutually exclusive
            play                                                          | play
            --port-offset 60000                                           | There is no port 68080
            --port-offset -8080                                           | There is no port 0
            --port-offset few                                             | few
            """)
    void refusesAMistakeInOneSentence(String arguments, String sentence) {
        int exitCode = run(arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(screen.lines()).isEmpty();
        assertThat(screen.errors())
                .singleElement()
                .asString()
                .contains(sentence)
                .doesNotContain("Exception", "\n");
    }

    private int run(String... arguments) {
        return Main.run(arguments, screen, new SteppedClock());
    }
}
