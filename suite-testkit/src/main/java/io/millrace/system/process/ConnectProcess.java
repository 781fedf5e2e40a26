package io.millrace.system.process;

import io.millrace.streams.testkit.HttpProbe;
import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's own Connect worker, distributed, with the folder of our plugin. */
final class ConnectProcess {
    private static final String HEAP = "320m";

    private ConnectProcess() {}

    static ProcessLaunch launch(Seat seat, Path folder) {
        try {
            String quiet = QuietLog.option(folder);
            Path settings = folder.resolve("connect.properties");
            try (Writer writer = Files.newBufferedWriter(settings)) {
                settings(seat).store(writer, null);
            }
            return new ProcessLaunch(
                    ProcessLaunch.java(
                            HEAP,
                            quiet,
                            "-cp",
                            Assembly.folder().resolve("lib") + "/*",
                            "org.apache.kafka.connect.cli.ConnectDistributed",
                            settings.toString()),
                    Map.of(),
                    folder,
                    () -> HttpProbe.answers(seat.url().resolve("/connectors")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(Seat seat) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "bootstrap.servers", seat.bootstrapServers(),
                "group.id", "connect",
                "listeners", seat.url().toString(),
                "rest.advertised.host.name", seat.url().getHost(),
                "rest.advertised.port", Integer.toString(seat.port()),
                "plugin.path", Assembly.plugins().toAbsolutePath().toString(),
                "plugin.discovery", "service_load",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter"));
        settings.putAll(Map.of(
                "config.storage.topic", "connect-configs",
                "config.storage.replication.factor", "1",
                "offset.storage.topic", "connect-offsets",
                "offset.storage.replication.factor", "1",
                "offset.storage.partitions", "1",
                "status.storage.topic", "connect-status",
                "status.storage.replication.factor", "1",
                "status.storage.partitions", "1",
                // There is no other worker that could take over.
                "scheduled.rebalance.max.delay.ms", "0"));
        return settings;
    }
}
