package io.millrace.warehouse.connector;

import io.micrometer.core.instrument.Counter;
import io.millrace.warehouse.WarehouseMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one connector now and then, restarts what has failed of it, and remembers what it saw last. */
final class ConnectorWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Sight NOTHING_YET = new Sight(false, "not looked at yet");

    private final ConnectWorker worker;
    private final String connector;
    private final RestartPauses pauses;
    private final Counter restarts;
    private final Clock clock;
    private volatile Sight last = NOTHING_YET;

    ConnectorWatch(ConnectWorker worker, TableSink sink, RestartPauses pauses, WarehouseMetrics metrics, Clock clock) {
        this.worker = worker;
        this.connector = sink.connector();
        this.pauses = pauses;
        this.clock = clock;
        this.restarts = metrics.trackConnector(sink.table().name().name(), () -> last.running());
    }

    String connector() {
        return connector;
    }

    Sight last() {
        return last;
    }

    synchronized void look() {
        try {
            Optional<ConnectorStatus> status = worker.status(connector);
            see(status.map(ConnectorWatch::sight).orElse(new Sight(false, "the worker does not know it")));
            status.ifPresent(this::attendTo);
        } catch (WorkerUnavailableException e) {
            see(new Sight(false, String.valueOf(e.getMessage())));
        }
    }

    private void attendTo(ConnectorStatus status) {
        Instant now = clock.instant();
        if (status.running()) {
            pauses.healthyAt(now);
        } else if (status.failed() && pauses.restartAt(now)) {
            LOG.warn("Restarting connector {}: {}", connector, status.describe());
            restarts.increment();
            worker.restartFailed(connector);
        }
    }

    private void see(Sight sight) {
        if (sight.equals(last)) {
            return;
        }
        boolean first = last.equals(NOTHING_YET);
        last = sight;
        if (sight.running()) {
            LOG.info("Connector {} runs", connector);
        } else if (first) {
            LOG.info("Connector {} does not run yet: {}", connector, sight.detail());
        } else {
            LOG.warn("Connector {} does not run, and records wait on their topic: {}", connector, sight.detail());
        }
    }

    private static Sight sight(ConnectorStatus status) {
        return new Sight(status.running(), status.describe());
    }

    /**
     * What the watch saw.
     *
     * @param detail for people
     */
    record Sight(boolean running, String detail) {}
}
