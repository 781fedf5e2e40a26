package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lets a contestant follow live traffic: how long after a window is complete on the log its result can be read; then kills
 * the contestant, starts it again, and asks when it is back and whether anything was lost or came twice.
 */
final class Live {
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Contestant contestant;
    private final Run run;
    private final int perSecond;
    private final Clock clock = Clock.systemUTC();
    private final List<Long> latencies = new ArrayList<>();
    private long newest;
    private boolean measuring;

    Live(Contestant contestant, Run run, int perSecond) {
        this.contestant = contestant;
        this.run = run;
        this.perSecond = perSecond;
    }

    Outcome measure() throws IOException, InterruptedException {
        try (EventLog log = EventLog.create(run.platform(), run.codec());
                Results results = new Results(contestant, run, this::hear);
                LiveTraffic traffic = LiveTraffic.start(log, perSecond, run)) {
            try (ContestantProcess process = ContestantProcess.start(contestant, run)) {
                poll(results, () -> newest > 0);
                pollFor(results, WARM_UP);
                measuring = true;
                pollFor(results, MEASURED);
                measuring = false;
                process.kill();
            }
            return recover(results, traffic);
        }
    }

    private Outcome recover(Results results, LiveTraffic traffic) throws IOException, InterruptedException {
        long killed = clock.millis();
        try (ContestantProcess process = ContestantProcess.start(contestant, run)) {
            poll(results, () -> newest >= killed);
            Duration recovery = Duration.ofMillis(clock.millis() - killed);
            pollFor(results, Duration.ofSeconds(5));
            NaiveSums sums = traffic.end();
            int expected = sums.of(run.work()).size();
            poll(results, () -> results.complete() >= expected);
            // What comes twice may come a little later.
            pollFor(results, Duration.ofSeconds(3));
            process.processorTime();
            return new Outcome(
                    within(0.5),
                    within(0.99),
                    latencies.size(),
                    recovery,
                    results.wrong(sums.of(run.work())),
                    results.repeated(sums.of(run.work())));
        }
    }

    private void hear(Result result) {
        long complete = result.end() + run.outOfOrderness().toMillis();
        newest = Math.max(newest, result.end());
        if (measuring) {
            latencies.add(clock.millis() - complete);
        }
    }

    private static void pollFor(Results results, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            results.poll();
        }
    }

    private void poll(Results results, BooleanSupplier until) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean()) {
            results.poll();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s did not come further in %s, see %s".formatted(contestant.name(), PATIENCE, run.folder()));
            }
        }
    }

    private Duration within(double share) {
        List<Long> sorted = latencies.stream().sorted().toList();
        return Duration.ofMillis(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    /**
     * What came of it.
     *
     * @param median from a window's completion to its result
     * @param slow the same, 99 of 100 were faster
     * @param results that were timed
     * @param recovery from the kill to the first result of a window that ended after it
     * @param wrong windows that were lost or are not what they must be
     * @param repeated windows that were said more than once
     */
    record Outcome(Duration median, Duration slow, int results, Duration recovery, long wrong, long repeated) {
        @Override
        public String toString() {
            return "result after p50 %d ms, p99 %d ms (of %d); back %.1f s after kill -9; %d lost or wrong, %d twice"
                    .formatted(
                            median.toMillis(), slow.toMillis(), results, recovery.toMillis() / 1000.0, wrong, repeated);
        }
    }
}
