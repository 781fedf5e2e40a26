package io.millrace.benchmarks.windows;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured; less of it by system properties, to look at one thing: {@code -Dbenchmark.events=200000
 * -Dbenchmark.works=FIXED -Dbenchmark.contestants=Millrace}.
 *
 * @param events on the topic
 * @param rounds in which each contestant has its turn
 * @param interval between commits and between checkpoints
 */
record Plan(int events, int rounds, Duration interval, List<Work> works, List<Contestant> contestants) {
    private static final String ANY = ".*";

    static Plan ofProperties() {
        String works = System.getProperty("benchmark.works", ANY);
        String contestants = System.getProperty("benchmark.contestants", ANY);
        return new Plan(
                Integer.getInteger("benchmark.events", 1_000_000),
                Integer.getInteger("benchmark.rounds", 3),
                Duration.ofSeconds(1),
                Arrays.stream(Work.values())
                        .filter(work -> work.name().matches(works))
                        .toList(),
                Stream.of(new Millrace(), new Flink("hashmap"), new Flink("rocksdb"))
                        .filter(contestant -> contestant.name().matches(contestants))
                        .toList());
    }

    /** Events that are read before the measurement begins, while JVMs compile. */
    int warmUp() {
        return events / 2;
    }
}
