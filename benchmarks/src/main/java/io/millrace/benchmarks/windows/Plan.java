package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import java.time.Duration;
import java.util.List;

/**
 * What is measured; less of it or more by system properties, to look at one thing: {@code -Dbenchmark.events=500000
 * -Dbenchmark.rounds=3 -Dbenchmark.codecs=AVRO -Dbenchmark.works=FIXED '-Dbenchmark.contestants=Flink.*|Millrace'}.
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
    private static final String ALL = ".*";

    private static final List<Contestant> CONTESTANTS =
            List.of(new Millrace(), new Flink("hashmap"), new Flink("rocksdb"));
    /** Flink with RocksDB is the slower of the two, and takes many minutes with sliding windows. */
    private static final String BEST = "Millrace|Flink, hashmap";

    static Plan ofProperties() {
        return new Plan(
                Integer.getInteger("benchmark.events", 4_000_000),
                Integer.getInteger("benchmark.rounds", 1),
                Duration.ofSeconds(1),
                Boolean.getBoolean("benchmark.live")
                        ? List.of(Duration.ofMillis(100), Duration.ofSeconds(1))
                        : List.of(),
                chosen("benchmark.codecs", ALL, List.of(Codec.values())),
                chosen("benchmark.works", ALL, List.of(Work.values())),
                chosen("benchmark.contestants", BEST, CONTESTANTS));
    }

    /** Events that are read before the measurement begins, while JVMs compile. */
    int warmUp() {
        return events / 2;
    }

    private static <T> List<T> chosen(String property, String usual, List<T> all) {
        String wanted = System.getProperty(property, usual);
        return all.stream().filter(one -> one.toString().matches(wanted)).toList();
    }
}
