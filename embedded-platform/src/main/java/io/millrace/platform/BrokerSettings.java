package io.millrace.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Settings of a broker that is its own controller, alone, on a laptop: small, quick to start, and losing nothing. */
public final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    /** Settings that may be added to and changed. */
    public static Map<String, String> of(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        Stream.of(identity(port, controllerPort), storage(folder), internalTopics(), sizes(), pace())
                .forEach(group -> group.forEach((name, value) -> settings.put(name, value.toString())));
        return settings;
    }

    private static Map<String, Object> identity(int port, int controllerPort) {
        String address = "PLAINTEXT://" + Ports.HOST + ":" + port;
        String controllerAddress = Ports.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE_ID,
                "controller.quorum.voters",
                NODE_ID + "@" + controllerAddress,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                address + "," + CONTROLLER_LISTENER + "://" + controllerAddress,
                "advertised.listeners",
                address,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT");
    }

    /** Segments are small, so that compaction and retention, which never touch the newest, begin early. */
    private static Map<String, Object> storage(Path folder) {
        return Map.of(
                "log.dirs", folder,
                "log.segment.bytes", 128 << 20,
                "log.index.size.max.bytes", 1 << 20,
                "log.cleaner.dedupe.buffer.size", 8 << 20,
                // A laptop may be off for weeks; a group that finds its offsets gone would start over.
                "offsets.retention.minutes", 5 * 365 * 24 * 60);
    }

    private static Map<String, Object> internalTopics() {
        return Map.of(
                "auto.create.topics.enable", false,
                "default.replication.factor", 1,
                "offsets.topic.replication.factor", 1,
                "offsets.topic.num.partitions", 4,
                "transaction.state.log.replication.factor", 1,
                "transaction.state.log.min.isr", 1,
                "transaction.state.log.num.partitions", 4,
                "share.coordinator.state.topic.replication.factor", 1,
                "share.coordinator.state.topic.min.isr", 1,
                "share.coordinator.state.topic.num.partitions", 1);
    }

    /** The suite's largest records are dead letters of 9 MiB; what a topic takes is the topic's own setting. */
    private static Map<String, Object> sizes() {
        return Map.of(
                "message.max.bytes", 10 << 20,
                "replica.fetch.max.bytes", 10 << 20,
                "num.network.threads", 2,
                "num.io.threads", 4,
                "background.threads", 4);
    }

    /**
     * A transaction that follows closely on another is made to wait for it here: refused, it would be tried again, and each
     * try be logged as an error.
     */
    private static Map<String, Object> pace() {
        return Map.of(
                "broker.heartbeat.interval.ms", 500,
                "add.partitions.to.txn.retry.backoff.max.ms", 5000,
                "group.initial.rebalance.delay.ms", 0);
    }
}
