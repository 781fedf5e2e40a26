package io.millrace.quickstart;

import io.millrace.quickstart.replay.ReplayCommand;
import io.millrace.quickstart.screen.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code ./run} understands. */
@Command(
        name = "./run",
        description = "A shop's clickstream as live numbers, decisions, recommendations and tables.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

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

    private static CommandLine commandLine(Screen screen, Clock clock) {
        CommandLine run = new CommandLine(new Main())
                .addSubcommand(new ReplayCommand(screen, clock))
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

    private static int refuse(@Nullable String sentence, Screen screen) {
        screen.error(sentence + " (./run --help lists everything.)");
        return ExitCode.USAGE;
    }

    private static int fail(Exception failure, Screen screen) {
        LOG.error("A command failed in a way that nobody foresaw", failure);
        screen.error("This should not have happened: " + failure);
        return ExitCode.SOFTWARE;
    }
}
