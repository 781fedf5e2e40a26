package io.millrace.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SteppedClock clock = new SteppedClock();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void drawsABarInPlaceAndClearsItForALine() {
        Terminal terminal = terminal(true);

        terminal.progress(0.5, "1 of 2");
        terminal.line("done");

        String bar = "[============            ]  50 %  1 of 2";
        assertThat(shown(out)).isEqualTo("\r" + bar + "\r" + " ".repeat(bar.length()) + "\rdone\n");
    }

    @Test
    void printsPlainLinesOfProgressWhereNobodyWatches() {
        Terminal terminal = terminal(false);

        terminal.progress(0.5, "1 of 2");
        terminal.line("done");

        assertThat(shown(out)).isEqualTo(" 50 %  1 of 2\ndone\n");
    }

    @Test
    void showsProgressNowAndThenOnly() {
        Terminal terminal = terminal(false);

        terminal.progress(0.1, "1 of 10");
        clock.pass(Duration.ofMillis(4_999));
        terminal.progress(0.2, "2 of 10");
        clock.pass(Duration.ofMillis(1));
        terminal.progress(0.3, "3 of 10");

        assertThat(shown(out)).isEqualTo(" 10 %  1 of 10\n 30 %  3 of 10\n");
    }

    @Test
    void putsErrorsWhereErrorsGo() {
        Terminal terminal = terminal(false);

        terminal.error("The gateway cannot be reached.");

        assertThat(shown(err)).isEqualTo("The gateway cannot be reached.\n");
        assertThat(shown(out)).isEmpty();
    }

    @Test
    void letsNoQuotedTextMoveTheCursor() {
        Terminal terminal = terminal(false);

        terminal.error("The gateway says \u001b[2J\r and more");

        assertThat(shown(err)).isEqualTo("The gateway says ?[2J? and more\n");
    }

    private Terminal terminal(boolean inPlace) {
        return new Terminal(print(out), print(err), inPlace, clock);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    private static String shown(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
