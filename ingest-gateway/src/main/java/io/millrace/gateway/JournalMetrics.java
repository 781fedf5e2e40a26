package io.millrace.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.millrace.gateway.journal.Journal;
import io.millrace.gateway.journal.JournalListener;
import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.Route;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The meters of the gateway's journal. Names and tags are a contract: see docs/reference/metrics.md. */
final class JournalMetrics implements JournalListener {
    static final String ROUTES = "millrace.gateway.routes";
    static final String SIZE = "millrace.gateway.journal.size";
    static final String USAGE = "millrace.gateway.journal.usage";
    static final String AGE = "millrace.gateway.journal.age";
    static final String SYNCS = "millrace.gateway.journal.syncs";
    static final String CORRUPT_BLOCKS = "millrace.gateway.journal.corrupt.blocks";

    private final MeterRegistry registry;
    private final Timer syncs;
    private final Counter corruptBlocks;

    JournalMetrics(MeterRegistry registry) {
        this.registry = registry;
        syncs = Timer.builder(SYNCS)
                .description("What the disk took to have a group of records for good")
                .publishPercentileHistogram()
                .register(registry);
        corruptBlocks = Counter.builder(CORRUPT_BLOCKS)
                .description("Blocks, copies among them, that could not be read and were set aside")
                .baseUnit("blocks")
                .register(registry);
    }

    /** Shows how things stand with a log, for as long as the registry has it. */
    void show(JournaledLog log) {
        for (Route route : Route.values()) {
            Gauge.builder(ROUTES, log, at -> at.route() == route ? 1 : 0)
                    .description("1 for the way that records go now, 0 for the others")
                    .tag("route", route.label())
                    .strongReference(true)
                    .register(registry);
        }
        Gauge.builder(SIZE, log.journal(), Journal::waitingBytes)
                .description("What waits in the journal, before it is compressed")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder(USAGE, log.journal(), Journal::usage)
                .description("How much of its space or of its time the journal has used up, whichever is more")
                .baseUnit("ratio")
                .strongReference(true)
                .register(registry);
        TimeGauge.builder(
                        AGE,
                        log.journal(),
                        TimeUnit.MILLISECONDS,
                        journal -> journal.age().toMillis())
                .description("How long the oldest record in the journal has waited")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void synced(Duration duration) {
        syncs.record(duration);
    }

    @Override
    public void corrupted() {
        corruptBlocks.increment();
    }
}
