package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import java.time.Duration;
import java.util.List;

/**
 * What is measured; less of it by system properties, to look at one thing: {@code -Dbenchmark.events=500000
 * -Dbenchmark.rounds=1 -Dbenchmark.codecs=AVRO -Dbenchmark.works=FIXED -Dbenchmark.contestants=Millrace}.
 *
 * @param events on the topic
 * @param rounds in which each contestant has its turn
 * @param interval between commits and between checkpoints
 * @param live intervals at which live traffic is followed
 */
record Plan(
        int events,
        int rounds,
        Duration interval,
        List<Duration> live,
        List<Codec> codecs,
        List<Work> works,
        List<Contestant> contestants) {

    static Plan ofProperties() {
        return new Plan(
                Integer.getInteger("benchmark.events", 2_000_000),
                Integer.getInteger("benchmark.rounds", 3),
                Duration.ofSeconds(1),
                Boolean.getBoolean("benchmark.live")
                        ? List.of(Duration.ofMillis(100), Duration.ofSeconds(1))
                        : List.of(),
                chosen("benchmark.codecs", List.of(Codec.values())),
                chosen("benchmark.works", List.of(Work.values())),
                chosen("benchmark.contestants", List.of(new Millrace(), new Flink("hashmap"), new Flink("rocksdb"))));
    }

    /** Events that are read before the measurement begins, while JVMs compile. */
    int warmUp() {
        return events / 2;
    }

    private static <T> List<T> chosen(String property, List<T> all) {
        String wanted = System.getProperty(property, ".*");
        return all.stream().filter(one -> one.toString().matches(wanted)).toList();
    }
}
