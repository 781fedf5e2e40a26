package io.millrace.system.process;

import static java.util.stream.Collectors.joining;

import io.millrace.platform.BrokerFormat;
import io.millrace.platform.BrokerSettings;
import io.millrace.streams.testkit.BrokerProbe;
import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * Kafka's own broker, its own controller, as its program starts it. Each of its clients has a listener for itself, advertised
 * as the near end of that client's cable: so one can be cut off while the others go on.
 */
final class BrokerProcess {
    private static final String HEAP = "256m";
    private static final String LOOPBACK = "127.0.0.1:";

    private BrokerProcess() {}

    /**
     * A broker that keeps its data in a folder.
     *
     * @param port for those who are never cut off, as the tests themselves
     */
    static ProcessLaunch launch(Path folder, int port, int controllerPort, List<Seat> clients) {
        try {
            Path data = Files.createDirectories(folder.resolve("data"));
            BrokerFormat.write(data, "millrace-of-processes");
            Path settings = folder.resolve("server.properties");
            write(settings, settings(data, port, controllerPort, clients));
            return new ProcessLaunch(
                    ProcessLaunch.java(
                            HEAP,
                            QuietLog.option(folder),
                            "-cp",
                            Assembly.folder().resolve("lib") + "/*",
                            "kafka.Kafka",
                            settings.toString()),
                    Map.of(),
                    folder,
                    () -> BrokerProbe.answers(LOOPBACK + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ours of an embedded broker, and a listener more for each client. */
    private static Map<String, String> settings(Path data, int port, int controllerPort, List<Seat> clients) {
        Map<String, String> settings = BrokerSettings.of(data, port, controllerPort);
        append(settings, "listeners", clients, seat -> name(seat) + "://" + LOOPBACK + seat.brokerPort());
        append(settings, "advertised.listeners", clients, seat -> name(seat) + "://" + seat.bootstrapServers());
        append(settings, "listener.security.protocol.map", clients, seat -> name(seat) + ":PLAINTEXT");
        // A killed broker is taken for alive, and its successor turned away, for as long as this.
        settings.put("broker.session.timeout.ms", "3000");
        return settings;
    }

    private static void append(
            Map<String, String> settings, String name, List<Seat> clients, Function<Seat, String> ofClient) {
        settings.merge(name, clients.stream().map(ofClient).collect(joining(",")), "%s,%s"::formatted);
    }

    private static String name(Seat client) {
        return "CLIENT" + client.brokerPort();
    }

    private static void write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
