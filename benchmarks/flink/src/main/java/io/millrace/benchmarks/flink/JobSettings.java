package io.millrace.benchmarks.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * What the benchmark asks of the job, as {@code name=value} on the command line.
 *
 * @param bootstrapServers of the broker
 * @param input topic of events
 * @param output topic of results
 * @param group under which the job commits what it has read
 * @param windows which of the jobs
 * @param codec how events are encoded
 * @param backend where Flink keeps state, as its settings name it
 * @param folder for checkpoints and state
 * @param interval between checkpoints
 * @param size of windows
 * @param step from one sliding window to the next
 * @param outOfOrderness by how much watermarks stay behind
 * @param allowedLateness how long windows are kept after their end
 * @param parallelism of every operator
 */
record JobSettings(
        String bootstrapServers,
        String input,
        String output,
        String group,
        Windows windows,
        Codec codec,
        String backend,
        Path folder,
        Duration interval,
        Duration size,
        Duration step,
        Duration outOfOrderness,
        Duration allowedLateness,
        int parallelism) {

    private static final String CHECKPOINT = "_metadata";

    static JobSettings of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int separator = argument.indexOf('=');
            values.put(argument.substring(0, separator), argument.substring(separator + 1));
        }
        return new JobSettings(
                required(values, "bootstrap"),
                required(values, "input"),
                required(values, "output"),
                required(values, "group"),
                Windows.valueOf(required(values, "windows")),
                Codec.valueOf(required(values, "codec")),
                required(values, "backend"),
                Path.of(required(values, "folder")),
                Duration.parse(required(values, "interval")),
                Duration.parse(required(values, "size")),
                Duration.parse(required(values, "step")),
                Duration.parse(required(values, "out-of-orderness")),
                Duration.parse(required(values, "allowed-lateness")),
                Integer.parseInt(required(values, "parallelism")));
    }

    /** Flink's own settings: exactly once, no copies between chained operators, and on from the last checkpoint if there is one. */
    Configuration toFlink() throws IOException {
        Map<String, String> flink = new HashMap<>();
        flink.put("execution.checkpointing.mode", "EXACTLY_ONCE");
        flink.put("execution.checkpointing.interval", interval.toMillis() + " ms");
        flink.put("execution.checkpointing.dir", checkpoints().toUri().toString());
        flink.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        flink.put("execution.checkpointing.incremental", "true");
        flink.put("io.tmp.dirs", folder.resolve("tmp").toString());
        flink.put("pipeline.object-reuse", "true");
        flink.put("state.backend.type", backend);
        flink.put("taskmanager.memory.managed.size", "512 mb");
        flink.put("taskmanager.memory.network.max", "128 mb");
        flink.put("taskmanager.numberOfTaskSlots", Integer.toString(parallelism));
        lastCheckpoint()
                .ifPresent(path ->
                        flink.put("execution.state-recovery.path", path.toUri().toString()));
        return Configuration.fromMap(flink);
    }

    private Optional<Path> lastCheckpoint() throws IOException {
        if (!Files.isDirectory(checkpoints())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints())) {
            return files.filter(file -> file.getFileName().toString().equals(CHECKPOINT))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(folder -> folder.toFile().lastModified()));
        }
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The command line lacks %s=…".formatted(name));
        }
        return value;
    }

    /** The jobs that there are. */
    enum Windows {
        FIXED,
        SLIDING,
        SESSIONS
    }

    /** How events are encoded. */
    enum Codec {
        /** As the suite has them: Avro in Confluent's wire format, read whole into the suite's own class. */
        AVRO,
        /** Only the fields that windows need, one after another; see the benchmark. */
        COMPACT
    }
}
