package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import io.millrace.benchmarks.windows.Result.Totals;
import io.millrace.benchmarks.windows.Result.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Lets a contestant read all events from the first on until its last result is there, and says how many events it took for
 * each second that a processor worked for it. Its start and the first events, which a JVM spends on its compiler, do not
 * count.
 */
final class Replay {
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Contestant contestant;
    private final Run run;
    private final long warmUp;
    private final long records;
    private final Map<Window, Totals> expected;

    /**
     * @param warmUp records that do not count
     * @param records that there are
     */
    Replay(Contestant contestant, Run run, long warmUp, long records, Map<Window, Totals> expected) {
        this.contestant = contestant;
        this.run = run;
        this.warmUp = warmUp;
        this.records = records;
        this.expected = expected;
    }

    Outcome measure() throws IOException {
        try (Results results = new Results(contestant, run, result -> {});
                Progress progress = new Progress(run.platform());
                ContestantProcess process = ContestantProcess.start(contestant, run)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long read = progress.read(contestant.group(run));
            while (read < warmUp) {
                results.poll();
                read = progress.read(contestant.group(run));
                check(process, deadline, read);
            }
            Duration before = process.processorTime();
            long began = System.nanoTime();
            while (results.poll() < expected.size()) {
                check(process, deadline, results.poll());
            }
            Duration worked = process.processorTime().minus(before);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Outcome(
                    records - read, worked, took, before, results.wrong(expected), results.repeated(expected));
        }
    }

    private void check(ContestantProcess process, long deadline, long reached) {
        process.processorTime();
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                    "%s did not come further than %d in %s".formatted(contestant.name(), reached, PATIENCE));
        }
    }

    /**
     * What came of it.
     *
     * @param records that were measured
     * @param worked processor time for them
     * @param took by the clock
     * @param before processor time for the start and the events that do not count
     * @param wrong windows that were lost or are not what they must be
     * @param repeated windows that were said more than once
     */
    record Outcome(long records, Duration worked, Duration took, Duration before, long wrong, long repeated) {
        double perCoreSecond() {
            return records * 1e9 / worked.toNanos();
        }
    }
}
