package io.millrace.quickstart;

import io.millrace.quickstart.replay.SampleTraffic;
import io.millrace.quickstart.screen.Screen;
import io.millrace.quickstart.suite.DataFolder;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.Suite;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.quickstart.suite.SuiteSettings;
import io.millrace.quickstart.suite.SuiteStartException;
import io.millrace.streams.web.DevelopmentKeys;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** Starts the suite, shows where it is, and stops it when the process shall end. */
final class StartCommand {
    private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

    private final Screen screen;
    private final Clock clock;

    StartCommand(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    /** Runs until the process shall end, and gives its exit code. */
    int run(DataFolder data, Choices choices) {
        StopSignal signal = StopSignal.forThisThread();
        try {
            if (choices.reset()) {
                screen.line("Deleting all data in " + data.path());
                data.reset();
            }
            return runOn(data, choices, signal);
        } catch (SuiteStartException e) {
            LOG.error("The suite cannot start", e);
            screen.error(String.valueOf(e.getMessage()));
            return ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            screen.line("Stopped before it was up");
            return ExitCode.SOFTWARE;
        } finally {
            signal.stopped();
        }
    }

    private int runOn(DataFolder data, Choices choices, StopSignal signal) throws InterruptedException {
        boolean withSample = choices.sample() && data.isFresh();
        SuiteSettings settings = new SuiteSettings(data, choices.ports(), choices.plugins());
        screen.line("Data and log are in " + data.path());
        try (Suite suite = Suite.start(settings, screen::line)) {
            Runnable endOfSample = withSample ? startSample(suite.ports()) : () -> {};
            welcome(suite.ports());
            waitFor(signal);
            screen.line("Stopping");
            endOfSample.run();
        }
        screen.line("Stopped");
        return ExitCode.OK;
    }

    private static void waitFor(StopSignal signal) {
        try {
            signal.await();
        } catch (InterruptedException e) {
            // The signal interrupts whatever this thread does; from here on, that is stopping.
            LOG.debug("Told to stop");
        }
    }

    private Runnable startSample(SuitePorts ports) {
        SampleTraffic traffic = SampleTraffic.start(
                ports.url(Part.GATEWAY), ports.url(Part.ENRICHMENT), DevelopmentKeys.WRITE_KEY, clock);
        screen.line("Playing two days of a real shop as if they were now, 20 events a second (--no-sample: nothing)");
        return traffic::close;
    }

    private void welcome(SuitePorts ports) {
        List<String> lines = List.of(
                "",
                "  console        %s".formatted(ports.url(Part.CONSOLE)),
                "  send events    POST %s/v1/events".formatted(ports.url(Part.GATEWAY)),
                "  customers      GET  %s/v1/customers/{id}".formatted(ports.url(Part.ENRICHMENT)),
                "  ledger         GET  %s/v1/ledger".formatted(ports.url(Part.ENRICHMENT)),
                "  SQL            POST %s/v1/query".formatted(ports.url(Part.WAREHOUSE)),
                "  numbers        GET  %s/v1/windows".formatted(ports.url(Part.WINDOWING)),
                "  alerts         GET  %s/v1/alerts".formatted(ports.url(Part.FRAUD)),
                "  next products  GET  %s/v1/recommendations/next".formatted(ports.url(Part.RECOMMENDATION)),
                "  schemas        GET  %s/subjects".formatted(ports.url(Part.REGISTRY)),
                "  connectors     GET  %s/connectors".formatted(ports.url(Part.CONNECT)),
                "  Kafka          %s".formatted(ports.bootstrapServers()),
                "",
                "  write key      %s".formatted(DevelopmentKeys.WRITE_KEY),
                "  read key       %s".formatted(DevelopmentKeys.READ_KEY),
                "  admin token    %s".formatted(DevelopmentKeys.ADMIN_TOKEN),
                "",
                "Up %.1f s after the start; Ctrl-C stops it"
                        .formatted(sinceStart().toMillis() / 1000.0),
                "Millrace is up");
        lines.forEach(screen::line);
    }

    private Duration sinceStart() {
        Instant start =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return Duration.between(start, clock.instant());
    }

    /** What the person who starts the suite may choose. */
    record Choices(boolean reset, boolean sample, SuitePorts ports, Path plugins) {}
}
