package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.Report;
import io.millrace.benchmarks.windows.Contestant.Run;
import io.millrace.benchmarks.windows.EventLog.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the windowing service and Flink do the same work in turns. */
public final class WindowsBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsBenchmark.class);

    private final Plan plan;
    private final Path folder;
    private final Report report;

    private WindowsBenchmark(Plan plan, Path folder, Report report) {
        this.plan = plan;
        this.folder = folder;
        this.report = report;
    }

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("millrace-benchmark");
        Report report = new Report("The windowing service beside Apache Flink 2.3", "benchmarks/windows");
        new WindowsBenchmark(Plan.ofProperties(), folder, report).measure(Codec.AVRO);
        report.write(Path.of(arguments[0]));
    }

    private void measure(Codec codec) throws IOException {
        try (Platform platform = Platform.start(folder.resolve("kafka-" + codec));
                Progress progress = new Progress(platform)) {
            NaiveSums sums = Prefill.fill(platform, codec, plan.events());
            long records = progress.records();
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Work work : plan.works()) {
                    for (Contestant contestant : plan.contestants()) {
                        String id = "%s-%s-%d"
                                .formatted(work, contestant.name(), round)
                                .replaceAll("\\W+", "-");
                        Run run = new Run(id, work, codec, platform, folder.resolve(id), plan.interval());
                        add(run, contestant, new Replay(contestant, run, plan.warmUp(), records, sums.of(work)));
                    }
                }
            }
        }
    }

    private void add(Run run, Contestant contestant, Replay replay) throws IOException {
        Replay.Outcome outcome = replay.measure();
        LOG.warn("{} {}: {} {}", run.id(), run.codec(), outcome.perCoreSecond(), outcome);
        report.add(
                run.work().title() + ", " + contestant.name(),
                "%,.0f events per core-second, %d wrong, %d repeated"
                        .formatted(outcome.perCoreSecond(), outcome.wrong(), outcome.repeated()),
                "");
    }
}
