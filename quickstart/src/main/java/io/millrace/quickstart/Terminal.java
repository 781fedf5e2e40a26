package io.millrace.quickstart;

import io.millrace.quickstart.screen.Screen;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The screen of a process. Progress is a bar that is redrawn in place where a person watches, and now and then a plain line
 * where the output goes into a file.
 */
public final class Terminal implements Screen {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration PLAIN_LINE = Duration.ofSeconds(5);
    private static final int BAR = 24;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean inPlace;
    private final Clock clock;
    private Instant nextProgress = Instant.MIN;
    private int drawn = 0;

    Terminal(PrintStream out, PrintStream err, boolean inPlace, Clock clock) {
        this.out = out;
        this.err = err;
        this.inPlace = inPlace;
        this.clock = clock;
    }

    /** The terminal that the process was started from. */
    public static Terminal ofProcess(Clock clock) {
        boolean watched = isTerminal(System.console()) && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, System.err, watched, clock);
    }

    /** From JDK 22 on there is a console even when nobody watches, and it can be asked. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public synchronized void line(String text) {
        erase();
        out.println(printable(text));
    }

    @Override
    public synchronized void error(String sentence) {
        erase();
        out.flush();
        err.println(printable(sentence));
    }

    @Override
    public synchronized void progress(double share, String text) {
        Instant now = clock.instant();
        if (now.isBefore(nextProgress)) {
            return;
        }
        nextProgress = now.plus(inPlace ? REDRAW : PLAIN_LINE);
        String percent = String.format(Locale.ROOT, "%3d %%  ", (int) (100 * share));
        if (inPlace) {
            redraw(bar(share) + percent + printable(text));
        } else {
            out.println(percent + printable(text));
        }
    }

    private static String bar(double share) {
        int filled = (int) (BAR * share);
        return "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] ";
    }

    private void redraw(String text) {
        out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        out.flush();
        drawn = text.length();
    }

    private void erase() {
        if (drawn > 0) {
            redraw("");
            out.print("\r");
        }
    }

    /** Texts may quote what a stranger's server answered; control characters in it would move the cursor. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
}
