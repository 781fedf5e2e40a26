package io.millrace.quickstart.reprocess;

import static java.util.Objects.requireNonNull;

import io.millrace.quickstart.screen.Screen;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteSettings;
import io.millrace.windowing.Reprocessing;
import io.millrace.windowing.SwapIn;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code reprocess}: computes a metric of a running suite anew, beside the live one. */
@Command(
        name = "reprocess",
        description = {
            "Computes a metric of a running suite anew from the events that are kept,",
            "into topics of its own, and compares it with the live result;",
            "or puts what such a run has come to in the place of the live result."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReprocessCommand implements Callable<Integer> {
    private final Screen screen;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "What the running suite's ports are above the usual ones. Without it, 0.")
    private int portOffset;

    public ReprocessCommand(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        @Nullable Run chosen = choice.anew == null ? null : run(choice.anew);
        SuitePorts ports = ports();
        Path folder = Files.createTempDirectory("millrace-reprocess-");
        Path log = folder.resolve("reprocess.log");
        logInto(log);
        List<String> settings = SuiteSettings.beside(ports, folder.resolve("state"));
        try {
            boolean done = chosen == null ? swapIn(settings) : computeAnew(chosen, settings);
            FileSystemUtils.deleteRecursively(folder);
            return done ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (ReprocessFailedException e) {
            String failed = chosen == null
                    ? "The run " + choice.swap + " could not be swapped in"
                    : chosen.metric() + " could not be computed anew";
            screen.error("%s: %s (The log is %s.)".formatted(failed, e.getMessage(), log));
            return ExitCode.SOFTWARE;
        }
    }

    private boolean computeAnew(Run run, List<String> settings) throws InterruptedException {
        Reprocessing.Outcome outcome = Reprocessing.of(run, settings, screen::line);
        outcome.lines().forEach(screen::line);
        if (outcome.ledger().balanced()) {
            screen.line("To let it take the place of the live result: reprocess --swap " + run.id());
        }
        return outcome.ledger().balanced();
    }

    private boolean swapIn(List<String> settings) throws InterruptedException {
        SwapIn.Outcome outcome = SwapIn.of(requireNonNull(choice.swap), settings, screen::line);
        outcome.lines().forEach(screen::line);
        return outcome.complete();
    }

    /** Before the first logger is made: whatever third parties log belongs into a file, not on the screen. */
    private static void logInto(Path log) {
        System.setProperty("millrace.log", log.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    private Run run(Anew anew) {
        try {
            String id = anew.run == null ? Run.idAt(clock.instant()) : anew.run;
            return new Run(anew.metric, new TimeSpan(anew.from, anew.to), id);
        } catch (IllegalArgumentException e) {
            throw misuse(e);
        }
    }

    private SuitePorts ports() {
        try {
            return SuitePorts.withOffset(portOffset);
        } catch (IllegalArgumentException e) {
            throw misuse(e);
        }
    }

    private ParameterException misuse(IllegalArgumentException e) {
        return new ParameterException(requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
    }

    /** One or the other. */
    private static final class Choice {

        @ArgGroup(exclusive = false)
        private @Nullable Anew anew;

        @Option(
                names = "--swap",
                paramLabel = "RUN",
                required = true,
                description = "A run that has ended: puts its windows in the place of the live ones.")
        private @Nullable String swap;
    }

    /** What to compute anew. */
    private static final class Anew {

        @Option(names = "--metric", paramLabel = "NAME", required = true, description = "Which metric.")
        private String metric = "";

        @Option(
                names = "--from",
                paramLabel = "TIME",
                required = true,
                converter = TimeConverter.class,
                description = "Start of the first window, as 2010-12-01T00:00:00Z.")
        private Instant from = Instant.MIN;

        @Option(
                names = "--to",
                paramLabel = "TIME",
                required = true,
                converter = TimeConverter.class,
                description = "End of the last window.")
        private Instant to = Instant.MAX;

        @Option(
                names = "--run",
                paramLabel = "NAME",
                description = "Ends the names of the topics. Without it, the time of day.")
        private @Nullable String run;
    }

    /** Says how a time is written, which picocli's own converter does not. */
    private static final class TimeConverter implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'%s' is no time like 2010-12-01T00:00:00Z".formatted(value));
            }
        }
    }
}
