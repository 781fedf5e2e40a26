package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.Report;
import io.millrace.benchmarks.windows.EventLog.Codec;
import io.millrace.benchmarks.windows.Replay.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What contestants did with one work, round by round. */
final class Rounds {
    private final Work work;
    private final Codec codec;
    private final Map<Contestant, List<Outcome>> outcomes = new LinkedHashMap<>();

    Rounds(Work work, Codec codec) {
        this.work = work;
        this.codec = codec;
    }

    void add(Contestant contestant, Outcome outcome) {
        outcomes.computeIfAbsent(contestant, unknown -> new ArrayList<>()).add(outcome);
    }

    void addTo(Report report) {
        String title = "%s, %d min, %s"
                .formatted(work.title(), work.size().toMinutes(), codec == Codec.AVRO ? "Avro" : "byte level");
        outcomes.forEach((contestant, rounds) -> {
            String rate = Spread.of(rounds.stream().map(Outcome::perCoreSecond).toList())
                    .format("%,.0f");
            report.add(
                    "%s: %s".formatted(title, contestant.name()),
                    "%s events per core-second; %d wrong, %d twice"
                            .formatted(
                                    rate,
                                    rounds.stream().mapToLong(Outcome::wrong).sum(),
                                    rounds.stream().mapToLong(Outcome::repeated).sum()),
                    contestant instanceof Millrace && work.asked(codec) > 0 ? "%,d".formatted(work.asked(codec)) : "");
        });
        List<Double> ratios = ratios();
        if (!ratios.isEmpty()) {
            report.add(
                    title + ": Millrace / the better Flink of the round",
                    Spread.of(ratios).format("%.2f"),
                    "at least 1.0");
        }
    }

    private List<Double> ratios() {
        List<Outcome> ours = of(true);
        List<Outcome> theirs = of(false);
        int rounds = ours.size();
        if (rounds == 0 || theirs.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, rounds)
                .mapToObj(round -> ours.get(round).perCoreSecond() / best(round))
                .toList();
    }

    private double best(int round) {
        return outcomes.entrySet().stream()
                .filter(entry -> !(entry.getKey() instanceof Millrace))
                .mapToDouble(entry -> entry.getValue().get(round).perCoreSecond())
                .max()
                .orElseThrow();
    }

    private List<Outcome> of(boolean ours) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Millrace == ours)
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** A median, and between what it lies. */
    private record Spread(double least, double median, double most) {
        static Spread of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int last = sorted.size() - 1;
            double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
            return new Spread(sorted.get(0), median, sorted.get(last));
        }

        String format(String number) {
            return "%1$s (%2$s to %3$s)"
                    .formatted(number.formatted(median), number.formatted(least), number.formatted(most));
        }
    }
}
