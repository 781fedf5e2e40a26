package io.millrace.benchmarks;

import io.millrace.system.suite.SuiteClient;
import io.millrace.system.suite.SuiteProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a suite, sends it steady traffic, and asks how long a click takes until each of its results shows. */
public final class FromClickToResult {
    private static final Logger LOG = LoggerFactory.getLogger(FromClickToResult.class);
    private static final int EVENTS_PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration MEASURED = Duration.ofMinutes(2);

    private FromClickToResult() {}

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Report report = new Report(
                "From a click to its results, at %d events/s in one JVM".formatted(EVENTS_PER_SECOND),
                "benchmarks/from-click-to-result");
        try (SuiteProcess suite = SuiteProcess.start(Scratch.folder())) {
            SuiteClient client = new SuiteClient(suite.ports());
            SteadyTraffic traffic = SteadyTraffic.start(client, EVENTS_PER_SECOND);
            measure(Outcomes.of(client), report);
            report.add("traffic meanwhile", "%.0f events/s".formatted(traffic.perSecond()), EVENTS_PER_SECOND + "");
            traffic.end();
            report.add("resident", "%,d MB".formatted(suite.residentBytes() >> 20), "under 1,500 MB");
        }
        report.write(Path.of(arguments[0]));
    }

    private static void measure(List<Outcome> outcomes, Report report) throws InterruptedException {
        List<Prober> probers = outcomes.stream().map(Prober::new).toList();
        probers.forEach(Thread::start);
        LOG.info("Warming up");
        Thread.sleep(WARM_UP.toMillis());
        probers.forEach(Prober::forget);
        LOG.info("Measuring");
        Thread.sleep(MEASURED.toMillis());
        for (Prober prober : probers) {
            prober.end();
            report.add(prober.outcome.name(), prober.result(), "");
        }
    }

    /** Clicks, waits for the result, and clicks again. */
    private static final class Prober extends Thread {
        private final Outcome outcome;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile Latencies latencies = new Latencies();
        private volatile @Nullable RuntimeException failure;

        Prober(Outcome outcome) {
            super("probe-" + outcome.name());
            this.outcome = outcome;
            setDaemon(true);
        }

        void forget() {
            latencies = new Latencies();
        }

        void end() throws InterruptedException {
            ended.set(true);
            join();
            if (failure != null) {
                throw new IllegalStateException("The probe of '" + outcome.name() + "' failed", failure);
            }
        }

        String result() {
            return "p50 %d ms, p99 %d ms (%d clicks)"
                    .formatted(
                            latencies.within(0.5).toMillis(),
                            latencies.within(0.99).toMillis(),
                            latencies.count());
        }

        @Override
        public void run() {
            try {
                for (int n = 0; !ended.get(); n++) {
                    probe(n);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void probe(int n) throws InterruptedException {
            long began = System.nanoTime();
            outcome.click().send(n);
            while (!outcome.shown().isShown(n)) {
                Thread.sleep(outcome.pause().toMillis());
            }
            latencies.add(Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
