package io.millrace.platform;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A broker and its controller, put together as Kafka's own program does it but for two things: a fault that ends the
 * process says why, and a start that fails halfway leaves no thread behind.
 */
final class KafkaServers {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaServers.class);

    private final ControllerServer controller;
    private final FormerLife formerLife;
    private final BrokerServer broker;

    private KafkaServers(ControllerServer controller, BrokerServer broker, int brokerId) {
        this.controller = controller;
        this.formerLife = new FormerLife(controller, brokerId);
        this.broker = broker;
    }

    static KafkaServers of(KafkaConfig config, InetSocketAddress controllerAddress) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folder =
                KafkaRaftServer.initializeLogDirs(config, LOG, "Embedded broker: ");
        SharedServer shared = new SharedServer(
                config,
                folder._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(config.nodeId(), controllerAddress)),
                List.of(),
                KafkaServers::faultHandler,
                ServerSocketFactory.INSTANCE);
        return new KafkaServers(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), folder._2()),
                new BrokerServer(shared),
                config.nodeId());
    }

    void startup() {
        try {
            controller.startup();
            formerLife.end();
            broker.startup();
        } catch (Throwable e) {
            stopCoordinators();
            shutdown();
            throw e;
        }
    }

    void shutdown() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** A coordinator that was made but not started takes no notice of its shutdown, and its threads live for ever. */
    private void stopCoordinators() {
        if (broker.groupCoordinator() != null) {
            broker.groupCoordinator().startup(() -> 1);
            broker.groupCoordinator().shutdown();
        }
        if (broker.shareCoordinator() != null) {
            broker.shareCoordinator().startup(() -> 1);
            broker.shareCoordinator().shutdown();
        }
    }

    private static FaultHandler faultHandler(String where, boolean fatal, Runnable action) {
        return fatal ? (message, cause) -> end(where, action, message, cause) : new LoggingFaultHandler(where, action);
    }

    private static RuntimeException end(String where, Runnable action, String message, Throwable cause) {
        LOG.error("Fatal fault of {}: {}", where, message, cause);
        Utils.closeQuietly(action::run, where);
        String reason = cause == null ? message : message + ": " + cause.getMessage();
        Exit.halt(1, reason);
        return new IllegalStateException(reason, cause);
    }
}
