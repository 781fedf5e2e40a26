package io.millrace.platform;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker in a JVM of its own, which is killed as an impatient user would. */
class BrokerKillIT {
    /** A transaction that was not about to end is aborted when its time is over, which Kafka looks for each ten seconds. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(40);

    @TempDir
    Path root;

    private final int port = FreePorts.find();
    private final int controllerPort = FreePorts.find();

    @Test
    void findsEveryAcknowledgedRecordAfterAKillAndHasWrittenNothingToStandardOutput() throws Exception {
        long acknowledged = killWhenDone(DoomedBroker.class, 1_000);

        try (EmbeddedBroker broker = restart()) {
            assertThat(recordsOn(broker)).isGreaterThanOrEqualTo(acknowledged);
        }
        assertThat(output()).isEmptyFile();
    }

    @Test
    void endsEveryTransactionThatTheKillCaughtWhileItEnded() throws Exception {
        killWhenDone(DoomedTransactions.class, 3_000);

        try (EmbeddedBroker broker = restart()) {
            Awaitility.await()
                    .atMost(LONGEST_TRANSACTION)
                    .untilAsserted(() -> assertThat(endsOfTransactions(IsolationLevel.READ_COMMITTED, broker))
                            .isEqualTo(endsOfTransactions(IsolationLevel.READ_UNCOMMITTED, broker)));
        }
    }

    /** Answers how much the victim had done, by its own account. */
    private long killWhenDone(Class<?> victimsMain, long least) throws Exception {
        Path account = root.resolve("account");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=logback-silent.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        victimsMain.getName(),
                        root.resolve("data").toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort),
                        account.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output().toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .failFast("The victim ended before it was killed", () -> !victim.isAlive())
                    .until(() -> numberIn(account) >= least);
        } finally {
            victim.destroyForcibly().onExit().get(1, TimeUnit.MINUTES);
        }
        return numberIn(account);
    }

    private Path output() {
        return root.resolve("output");
    }

    private EmbeddedBroker restart() {
        return EmbeddedBroker.start(root.resolve("data"), port, controllerPort);
    }

    private static long numberIn(Path file) throws IOException {
        return Files.exists(file) ? Long.parseLong("0" + Files.readString(file).strip()) : 0;
    }

    private static long recordsOn(EmbeddedBroker broker) throws Exception {
        TopicPartition partition = new TopicPartition(DoomedBroker.TOPIC, 0);
        return ends(IsolationLevel.READ_UNCOMMITTED, broker, List.of(partition)).getOrDefault(partition, 0L);
    }

    private static Map<TopicPartition, Long> endsOfTransactions(IsolationLevel isolation, EmbeddedBroker broker)
            throws Exception {
        return ends(
                isolation,
                broker,
                IntStream.range(0, DoomedTransactions.PRODUCERS)
                        .mapToObj(partition -> new TopicPartition(DoomedTransactions.TOPIC, partition))
                        .toList());
    }

    private static Map<TopicPartition, Long> ends(
            IsolationLevel isolation, EmbeddedBroker broker, List<TopicPartition> partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin
                    .listOffsets(
                            partitions.stream().collect(toMap(identity(), partition -> OffsetSpec.latest())),
                            new ListOffsetsOptions(isolation))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }
}
