package io.millrace.gateway.loss;

import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A real broker that may be paused and restarted. */
final class BrokerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Path folder;
    private final int[] ports = FreePorts.find(2);
    private ChildJvm jvm;

    BrokerProcess(Path folder) {
        this.folder = folder;
        this.jvm = startJvm();
        awaitAnswers();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports[0];
    }

    void pause() {
        jvm.pause();
    }

    void resume() {
        jvm.resume();
    }

    void stop() {
        jvm.terminate();
    }

    void start() {
        jvm = startJvm();
        awaitAnswers();
    }

    private ChildJvm startJvm() {
        return ChildJvm.start(
                BrokerMain.class,
                folder.resolve("broker.log"),
                List.of(folder.resolve("kafka").toString(), Integer.toString(ports[0]), Integer.toString(ports[1])));
    }

    private void awaitAnswers() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            while (true) {
                try {
                    admin.listTopics().names().get(5, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw new AssertionError("The broker did not start:\n" + jvm.lastLines(), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
