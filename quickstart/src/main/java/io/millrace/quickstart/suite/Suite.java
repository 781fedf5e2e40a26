package io.millrace.quickstart.suite;

import io.millrace.console.ConsoleApplication;
import io.millrace.enrichment.EnrichmentApplication;
import io.millrace.fraud.FraudApplication;
import io.millrace.gateway.GatewayApplication;
import io.millrace.platform.EmbeddedPlatform;
import io.millrace.platform.PlatformSettings;
import io.millrace.platform.PlatformStartException;
import io.millrace.recommendation.RecommendationApplication;
import io.millrace.warehouse.WarehouseApplication;
import io.millrace.windowing.WindowingApplication;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running suite. Closing it stops the services before what they depend on, and leaves all data in place. */
public final class Suite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);
    /** Longer than state takes to be restored after a crash; who looks on sees what is waited for and can stop it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SuiteSettings settings;
    private final Consumer<String> progress;
    /** What has been started, the latest first. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final Map<Part, Service> services = new EnumMap<>(Part.class);

    private Suite(SuiteSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts a suite and answers when all of it is ready.
     *
     * @param progress is told what is being started
     * @throws SuiteStartException when a part cannot start; what was started before it is stopped again
     */
    public static Suite start(SuiteSettings settings, Consumer<String> progress) throws InterruptedException {
        Suite suite = new Suite(settings, progress);
        try {
            settings.ports().requireFree();
            suite.startPlatform();
            suite.startServices();
            return suite;
        } catch (PlatformStartException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            throw new SuiteStartException(e.getMessage() + ".", e);
        } catch (RuntimeException | InterruptedException e) {
            suite.close();
            throw e;
        }
    }

    public SuitePorts ports() {
        return settings.ports();
    }

    /** Stops one service while the others go on, to see what they do without it. */
    public void stop(Part part) {
        Service service = services.get(part);
        if (service != null) {
            service.close();
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.warn("A part of the suite did not stop cleanly", e);
            }
        }
    }

    private void startPlatform() {
        SuitePorts ports = settings.ports();
        PlatformSettings platform = new PlatformSettings(
                settings.data().kafka(),
                ports.of(Part.KAFKA),
                ports.of(Part.KAFKA_CONTROLLER),
                ports.of(Part.REGISTRY),
                ports.of(Part.CONNECT),
                settings.pluginFolder());
        started.push(EmbeddedPlatform.start(platform, progress));
    }

    /** All at once, as each waits for topics of another. */
    private void startServices() throws InterruptedException {
        start(Part.GATEWAY, GatewayApplication.class, GatewayApplication.NAME, settings.gateway());
        start(Part.ENRICHMENT, EnrichmentApplication.class, EnrichmentApplication.NAME, settings.enrichment());
        start(Part.WINDOWING, WindowingApplication.class, WindowingApplication.NAME, settings.windowing());
        start(Part.FRAUD, FraudApplication.class, FraudApplication.NAME, settings.fraud());
        start(
                Part.RECOMMENDATION,
                RecommendationApplication.class,
                RecommendationApplication.NAME,
                settings.recommendation());
        start(Part.WAREHOUSE, WarehouseApplication.class, WarehouseApplication.NAME, settings.warehouse());
        start(Part.CONSOLE, ConsoleApplication.class, ConsoleApplication.NAME, settings.console());
        progress.accept("Waiting for topics, schemas and state");
        for (Service service : services.values()) {
            service.awaitReady(PATIENCE, progress);
        }
    }

    private void start(Part part, Class<?> application, String name, Map<String, String> service)
            throws InterruptedException {
        progress.accept("Starting the " + name + " on port " + service.get("server.port"));
        Service running = Service.start(application, name, service);
        started.push(running);
        services.put(part, running);
    }
}
