package io.millrace.platform;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** Settings of a Connect worker that is alone in its group and next to its broker. */
final class ConnectSettings {

    private ConnectSettings() {}

    static Map<String, String> of(String bootstrapServers, int port, Path pluginFolder) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                // A killed worker stays a member of its group for a while, and a new one waits for it; a new group does
                // not.
                Map.entry("group.id", "connect-" + Uuid.randomUuid()),
                Map.entry("listeners", "http://" + Ports.HOST + ":" + port),
                Map.entry("rest.advertised.host.name", Ports.HOST),
                Map.entry("rest.advertised.port", Integer.toString(port)),
                Map.entry("plugin.path", pluginFolder.toString()),
                Map.entry("plugin.discovery", "service_load"),
                Map.entry("config.storage.topic", "connect-configs"),
                Map.entry("config.storage.replication.factor", "1"),
                Map.entry("offset.storage.topic", "connect-offsets"),
                Map.entry("offset.storage.replication.factor", "1"),
                Map.entry("offset.storage.partitions", "1"),
                Map.entry("status.storage.topic", "connect-status"),
                Map.entry("status.storage.replication.factor", "1"),
                Map.entry("status.storage.partitions", "1"),
                Map.entry("offset.flush.interval.ms", "1000"),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter.schemas.enable", "false"),
                // No other worker will ever come to take over, so nothing is gained by waiting for one.
                Map.entry("scheduled.rebalance.max.delay.ms", "0"));
    }
}
