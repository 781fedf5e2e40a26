package io.millrace.benchmarks;

import io.millrace.system.suite.ReplayRun;
import io.millrace.system.suite.SuiteClient;
import io.millrace.system.suite.SuiteProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Starts a suite, sends it the whole of Online Retail, restarts and kills it, and says how long each took. */
public final class WholeFile {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);
    private static final String FIRST_DAY = "2010-12-01";
    private static final String LAST_DAY = "2011-12-09";
    private static final long EVENTS = 1_086_519;
    private static final String ROWS = "select count(*) from events where event_id like 'online-retail-%'";
    /** Each event is of one session, so that all of them are closed when their events add up. */
    private static final String EVENTS_OF_SESSIONS = "select coalesce(sum(events), 0) from sessions";

    /** Asking takes the suite's time too, a count over a file for each day and commit most of all, so not often. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int COPIED = 200_000;

    private final Report report = new Report("The whole of Online Retail through one JVM", "benchmarks/whole-file");

    private WholeFile() {}

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new WholeFile().measure().write(Path.of(arguments[0]));
    }

    private Report measure() throws IOException, InterruptedException {
        Path folder = Scratch.folder();
        long launched = System.nanoTime();
        try (SuiteProcess suite = SuiteProcess.start(folder)) {
            report.add("start with an empty folder", seconds(since(launched)), "at most 30 s");
            report.add("resident, idle", megabytes(suite), "");
            double accepted = replay(suite);
            untilFinal(new SuiteClient(suite.ports()));
            report.add("processor time of the suite for all of it", seconds(suite.processorTime()), "");
            report.add("resident, after it", megabytes(suite), "");
            double limit = new BareProducer(suite.ports().bootstrapServers()).perSecond(COPIED);
            report.add(
                    "bare producer to the same broker, nothing else running", "%,.0f records/s".formatted(limit), "");
            report.add(
                    "accepted over HTTP, of what a bare producer can", "%.0f %%".formatted(100 * accepted / limit), "");
            restarts(suite);
        }
        return report;
    }

    private double replay(SuiteProcess suite) {
        LOG.info("Sending {} events", EVENTS);
        List<String> said = new ReplayRun(suite.ports(), FIRST_DAY, LAST_DAY).run();
        said.forEach(LOG::info);
        double perSecond = EVENTS / (double) ReplayRun.eventSeconds(said);
        report.add("events accepted over HTTP", "%,d".formatted(EVENTS), "all");
        report.add("from the first event to the last 2xx", ReplayRun.eventSeconds(said) + " s", "110 s");
        report.add("rate", "%,.0f events/s".formatted(perSecond), "");
        return perSecond;
    }

    private void untilFinal(SuiteClient client) throws InterruptedException {
        long accepted = System.nanoTime();
        await("SQL has every row", "60 s", accepted, () -> client.count(ROWS) >= EVENTS);
        await("every window is final", "300 s", accepted, () -> windowsAreFinal(client));
        await("SQL has every session closed", "300 s", accepted, () -> client.count(EVENTS_OF_SESSIONS) >= EVENTS);
    }

    /** Asks now and then, and reports how long after the last 2xx the answer was yes. */
    private void await(String result, String asked, long accepted, BooleanSupplier reached)
            throws InterruptedException {
        while (!reached.getAsBoolean()) {
            if (since(accepted).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("After %s not yet: %s".formatted(PATIENCE, result));
            }
            LOG.info("Waiting until {}", result);
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        }
        report.add("from the last 2xx until " + result, seconds(since(accepted)), asked);
    }

    private static boolean windowsAreFinal(SuiteClient client) {
        JsonNode ledger = client.windowLedger();
        boolean allRead = ledger.path("balanced").asBoolean()
                && stream(ledger.path("metrics"))
                        .allMatch(metric -> metric.path("read").asLong() >= EVENTS);
        return allRead
                && stream(client.watermarks())
                        .anyMatch(timeline -> timeline.path("ended").asBoolean())
                && stream(client.panes("revenue-per-day", FIRST_DAY + "T00:00:00Z", LAST_DAY + "T23:59:59Z"))
                        .allMatch(pane -> pane.path("timing").asString().equals("ON_TIME"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private void restarts(SuiteProcess suite) throws IOException, InterruptedException {
        long began = System.nanoTime();
        suite.stop();
        report.add("stop", seconds(since(began)), "at most 30 s");
        began = System.nanoTime();
        suite.launch();
        report.add("start again", seconds(since(began)), "at most 30 s");
        suite.kill();
        began = System.nanoTime();
        suite.launch();
        report.add("start after kill -9", seconds(since(began)), "at most 30 s");
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static String megabytes(SuiteProcess suite) throws IOException {
        return "%,d MB".formatted(suite.residentBytes() >> 20);
    }
}
