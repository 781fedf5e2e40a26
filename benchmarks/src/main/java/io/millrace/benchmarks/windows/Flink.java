package io.millrace.benchmarks.windows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flink's job, with state on the heap or in RocksDB. */
record Flink(String backend) implements Contestant {
    /** Those that Flink's own start script opens. */
    private static final List<String> OPENED = List.of("lang", "math", "net", "io", "nio", "util", "text", "time");

    private static final Path LIB = Path.of("benchmarks", "flink", "target", "lib");

    @Override
    public String name() {
        return "Flink, " + backend;
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public List<String> command(Run run) {
        List<String> opened = OPENED.stream()
                .flatMap(name -> Stream.of("--add-opens", "java.base/java.%s=ALL-UNNAMED".formatted(name)))
                .toList();
        List<String> command = new ArrayList<>(Jvm.command(LIB + "/*", opened));
        command.addAll(List.of(
                "io.millrace.benchmarks.flink.WindowsJob",
                "bootstrap=" + run.platform().bootstrapServers(),
                "input=clickstream.enriched.v1",
                "output=" + output(run),
                "group=" + group(run),
                "windows=" + run.work(),
                "codec=" + run.codec(),
                "backend=" + backend,
                "folder=" + run.folder(),
                "interval=" + run.interval(),
                "size=" + run.size(),
                "step=" + run.step(),
                "out-of-orderness=" + run.outOfOrderness(),
                "allowed-lateness=" + Work.ALLOWED_LATENESS,
                "parallelism=2"));
        return command;
    }

    @Override
    public String group(Run run) {
        return "flink-" + run.id();
    }

    @Override
    public String output(Run run) {
        return "flink.results." + run.id();
    }

    @Override
    public Optional<Result> result(Run run, byte[] value) {
        String[] fields = new String(value, StandardCharsets.UTF_8).split(",", 6);
        long start = Long.parseLong(fields[1]);
        long last = run.work() == Work.SESSIONS ? Long.parseLong(fields[4]) : start;
        long end = last + run.size().toMillis();
        return Optional.of(
                new Result(fields[0], start, end, Long.parseLong(fields[2]), Long.parseLong(fields[3]), true));
    }
}
