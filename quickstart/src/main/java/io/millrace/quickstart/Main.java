package io.millrace.quickstart;

import static java.util.Objects.requireNonNull;

import io.millrace.quickstart.replay.ReplayCommand;
import io.millrace.quickstart.reprocess.ReprocessCommand;
import io.millrace.quickstart.screen.Screen;
import io.millrace.quickstart.suite.DataFolder;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteStartException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./run} understands. */
@Command(
        name = "./run",
        description = {
            "A shop's clickstream as live numbers, decisions, recommendations and tables.",
            "Starts the whole suite in one JVM, on 127.0.0.1, and runs until Ctrl-C."
        },
        footer = {"", "JAVA_HOME chooses the JDK, 17 or newer. MILLRACE_HEAP sets the size of the heap; without it, 1g."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
    private final Screen screen;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".millrace",
            description = "Folder that everything is kept in. Without it,%n${DEFAULT-VALUE}.")
    private Path data = Path.of("");

    @Option(names = "--reset", description = "Delete all data first.")
    private boolean reset;

    @Option(names = "--no-sample", description = "Play no sample traffic, which a fresh suite otherwise does.")
    private boolean noSample;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Move all ports up by N. Without it, the gateway listens on 8080, SQL on 8087.")
    private int portOffset;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            defaultValue = "${sys:millrace.plugins:-plugins}",
            hidden = true,
            description = "Folder of Connect plugins.")
    private Path plugins = Path.of("");

    private Main(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        System.exit(run(args, Terminal.ofProcess(clock), clock));
    }

    static int run(String[] args, Screen screen, Clock clock) {
        StringWriter help = new StringWriter();
        int exitCode = commandLine(screen, clock).setOut(new PrintWriter(help)).execute(args);
        if (!help.toString().isEmpty()) {
            screen.line(help.toString());
        }
        return exitCode;
    }

    @Override
    public Integer call() {
        StartCommand.Choices choices = new StartCommand.Choices(reset, !noSample, ports(), plugins);
        try (DataFolder folder = DataFolder.take(data)) {
            logInto(folder.log());
            return new StartCommand(screen, clock).run(folder, choices);
        } catch (SuiteStartException e) {
            screen.error(String.valueOf(e.getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    private SuitePorts ports() {
        try {
            return SuitePorts.withOffset(portOffset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Before the first logger is made: whatever third parties log belongs into a file, not on the screen. */
    private static void logInto(Path log) {
        System.setProperty("millrace.log", log.toString());
        // Spring Boot would set logging up anew with every context.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static CommandLine commandLine(Screen screen, Clock clock) {
        CommandLine replay = new CommandLine(new ReplayCommand(screen, clock));
        replay.getCommandSpec().versionProvider(new Version());
        CommandLine reprocess = new CommandLine(new ReprocessCommand(screen, clock));
        reprocess.getCommandSpec().versionProvider(new Version());
        CommandLine run = new CommandLine(new Main(screen, clock))
                .addSubcommand(replay)
                .addSubcommand(reprocess)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler((mistake, args) -> refuse(mistake.getMessage(), screen))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, screen));
        run.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Main::helpOfSubcommands);
        return run;
    }

    /** The help of the whole is complete: a reader need not ask for that of each part. */
    private static String helpOfSubcommands(Help help) {
        StringBuilder all = new StringBuilder();
        help.subcommands()
                .values()
                .forEach(subcommand -> all.append(System.lineSeparator())
                        .append(subcommand.commandSpec().commandLine().getUsageMessage()));
        return all.toString();
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String built = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Millrace " + (built == null ? "from sources" : built)};
        }
    }

    private static int refuse(@Nullable String sentence, Screen screen) {
        screen.error(sentence + " (./run --help lists everything.)");
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, Screen screen) {
        LoggerFactory.getLogger(Main.class).error("A command failed in a way that nobody foresaw", failure);
        screen.error("This should not have happened: " + failure);
        return ExitCode.SOFTWARE;
    }
}
