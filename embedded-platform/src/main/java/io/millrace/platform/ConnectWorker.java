package io.millrace.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.ConnectRestServer;
import org.apache.kafka.connect.runtime.rest.RestClient;
import org.apache.kafka.connect.util.FutureCallback;
import org.eclipse.jetty.util.thread.ShutdownThread;

/**
 * A distributed worker, put together as Kafka's command line does it but for the object that owns the result there: that
 * one installs a shutdown hook which would stop the worker while our ordered stop does. Leaves its class loader with the
 * thread that makes it.
 */
final class ConnectWorker implements AutoCloseable {
    private static final Duration LONGEST_STOP_OF_REST = Duration.ofSeconds(3);
    private static final Duration LONGEST_STOP_OF_HERDER = Duration.ofSeconds(9);

    private final ConnectRestServer rest;
    private final DistributedHerder herder;

    private ConnectWorker(ConnectRestServer rest, DistributedHerder herder) {
        this.rest = rest;
        this.herder = herder;
    }

    /** Answers when the worker has joined its group and serves. */
    static ConnectWorker start(Map<String, String> settings) throws InterruptedException, ExecutionException {
        Plugins plugins = new Plugins(settings);
        plugins.compareAndSwapWithDelegatingLoader();
        DistributedConfig config = new DistributedConfig(settings);
        RestClient client = new RestClient(config);
        ConnectRestServer rest = new ConnectRestServer(config.rebalanceTimeout(), client, config.originals());
        rest.initializeServer();
        removeShutdownHookOfJetty();
        try {
            ConnectWorker worker = new ConnectWorker(rest, new HerderFactory().herder(config, plugins, rest, client));
            worker.start();
            return worker;
        } catch (Throwable e) {
            rest.stop();
            throw e;
        }
    }

    /**
     * Stops the REST server first, while there is a herder to answer the requests under way; one that is not answered
     * holds the server up for a minute, or until the herder stops.
     */
    @Override
    public void close() {
        BoundedStop.run("Connect worker's REST server", LONGEST_STOP_OF_REST, rest::stop);
        BoundedStop.run("Connect worker", LONGEST_STOP_OF_HERDER, herder::stop);
    }

    private void start() throws InterruptedException, ExecutionException {
        try {
            herder.start();
            rest.initializeResources(herder);
            FutureCallback<Void> firstTick = new FutureCallback<>();
            herder.healthCheck(firstTick);
            firstTick.get();
        } catch (Throwable e) {
            herder.stop();
            throw e;
        }
    }

    private static void removeShutdownHookOfJetty() {
        try {
            Runtime.getRuntime().removeShutdownHook(ShutdownThread.getInstance());
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook is running.
            return;
        }
    }

    /** The way to the one step that Kafka's command line keeps to its kin. */
    private static final class HerderFactory extends ConnectDistributed {
        DistributedHerder herder(DistributedConfig config, Plugins plugins, ConnectRestServer rest, RestClient client) {
            ConnectorClientConfigOverridePolicy overrides = new AllConnectorClientConfigOverridePolicy();
            String workerId =
                    rest.advertisedUrl().getHost() + ":" + rest.advertisedUrl().getPort();
            return createHerder(config, workerId, plugins, overrides, rest, client);
        }
    }
}
