package io.millrace.gateway.loss;

import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.BrokerProbe;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.JavaProcess;
import io.millrace.streams.testkit.ProcessLaunch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A real broker that may be paused and restarted. */
final class BrokerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final int[] ports = FreePorts.find(2);
    private final JavaProcess jvm;

    BrokerProcess(Path folder) {
        this.jvm = new JavaProcess(
                "broker",
                new ProcessLaunch(
                        ProcessLaunch.java(
                                "384m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName(),
                                folder.resolve("kafka").toString(),
                                Integer.toString(ports[0]),
                                Integer.toString(ports[1])),
                        Map.of(),
                        folder.resolve("broker"),
                        () -> BrokerProbe.answers(bootstrapServers())));
        start();
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
        jvm.stop();
    }

    void start() {
        jvm.start();
        await().atMost(LONGEST_START).until(jvm::isReady);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
