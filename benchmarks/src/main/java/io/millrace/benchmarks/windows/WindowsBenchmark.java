package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.Report;
import io.millrace.benchmarks.Scratch;
import io.millrace.benchmarks.windows.Contestant.Run;
import io.millrace.benchmarks.windows.EventLog.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the windowing service and Flink do the same work in turns. */
public final class WindowsBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsBenchmark.class);
    private static final Duration LIVE_OUT_OF_ORDERNESS = Duration.ofSeconds(1);
    private static final int LIVE_EVENTS_PER_SECOND = 2_000;

    private final Plan plan;
    private final Path folder;
    private final Report report;

    private WindowsBenchmark(Plan plan, Path folder, Report report) {
        this.plan = plan;
        this.folder = folder;
        this.report = report;
    }

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Scratch.folder();
        Report report = new Report("The windowing service beside Apache Flink 2.3", "benchmarks/windows");
        new WindowsBenchmark(Plan.ofProperties(), folder, report).measure();
        report.write(Path.of(arguments[0]));
    }

    private void measure() throws IOException, InterruptedException {
        if (plan.events() > 0) {
            for (Codec codec : plan.codecs()) {
                replay(codec);
            }
        }
        for (Duration interval : plan.live()) {
            for (Work work : plan.works()) {
                for (Contestant contestant : plan.contestants()) {
                    follow(contestant, work, interval);
                }
            }
        }
    }

    private void replay(Codec codec) throws IOException {
        Map<Work, Rounds> rounds = new EnumMap<>(Work.class);
        plan.works().forEach(work -> rounds.put(work, new Rounds(work, codec)));
        try (Platform platform = Platform.start(folder.resolve("kafka-" + codec));
                Progress progress = new Progress(platform)) {
            NaiveSums sums = Prefill.fill(platform, codec, plan.events());
            long records = progress.records();
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Map.Entry<Work, Rounds> work : rounds.entrySet()) {
                    for (Contestant contestant : plan.contestants()) {
                        Run run = run(platform, codec, work.getKey(), contestant, round);
                        Replay replay = new Replay(contestant, run, plan.warmUp(), records, sums.of(work.getKey()));
                        work.getValue().add(contestant, told(run, replay.measure()));
                    }
                }
            }
        }
        rounds.values().forEach(work -> work.addTo(report));
    }

    private Run run(Platform platform, Codec codec, Work work, Contestant contestant, int round) {
        String id = "%s-%s-%s-%d".formatted(work, codec, contestant, round).replaceAll("\\W+", "-");
        return new Run(
                id, work, codec, platform, folder.resolve(id), plan.interval(), work.size(), Prefill.OUT_OF_ORDERNESS);
    }

    private static Replay.Outcome told(Run run, Replay.Outcome outcome) {
        LOG.warn("{}: {} {}", run.id(), outcome.perCoreSecond(), outcome);
        return outcome;
    }

    private void follow(Contestant contestant, Work work, Duration interval) throws IOException, InterruptedException {
        String id =
                "live-%s-%s-%d".formatted(work, contestant, interval.toMillis()).replaceAll("\\W+", "-");
        try (Platform platform = Platform.start(folder.resolve("kafka-" + id))) {
            Run run = new Run(
                    id,
                    work,
                    Codec.AVRO,
                    platform,
                    folder.resolve(id),
                    interval,
                    work.liveSize(),
                    LIVE_OUT_OF_ORDERNESS);
            Live.Outcome outcome = new Live(contestant, run, LIVE_EVENTS_PER_SECOND).measure();
            LOG.warn("{}: {}", id, outcome);
            report.add(
                    "%s, %d s, %,d events/s, interval %d ms: %s"
                            .formatted(
                                    work.title(),
                                    work.liveSize().toSeconds(),
                                    LIVE_EVENTS_PER_SECOND,
                                    interval.toMillis(),
                                    contestant),
                    outcome.toString(),
                    "0 lost, 0 twice");
        }
    }
}
