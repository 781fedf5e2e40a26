package io.millrace.recommendation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.recommendation.index.SessionIndex;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Every meter that the recommendation service owns. Names and tags are a contract: see docs/reference/metrics.md. */
public final class RecommendationMetrics {
    static final String ANSWERS = "millrace.recommendation.answers";
    static final String RECORDS = "millrace.recommendation.records";
    static final String BEHIND = "millrace.recommendation.behind";
    static final String SESSIONS = "millrace.recommendation.index.sessions";
    static final String ITEMS = "millrace.recommendation.index.items";
    static final String VISITORS = "millrace.recommendation.index.visitors";
    static final String SNAPSHOTS = "millrace.recommendation.snapshots";
    static final String UNLOGGED = "millrace.recommendation.unlogged.answers";

    /** A gauge that has lost what it asks is not a number. */
    private static final boolean HELD_BY_NOBODY_ELSE = true;

    private final MeterRegistry registry;
    private final Map<Basis, Timer> answers = new EnumMap<>(Basis.class);
    private final Map<RecordFate, Counter> records = new EnumMap<>(RecordFate.class);
    private final Timer snapshotsSaved;
    private final Timer snapshotsFailed;
    private final Counter unlogged;

    public RecommendationMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Basis basis : Basis.values()) {
            answers.put(
                    basis,
                    Timer.builder(ANSWERS)
                            .description("Answers and the time they took, by what they rest on")
                            .tag("basis", tag(basis))
                            .register(registry));
        }
        for (RecordFate record : RecordFate.values()) {
            records.put(
                    record,
                    Counter.builder(RECORDS)
                            .description("Records read, by what became of them")
                            .baseUnit("records")
                            .tag("record", tag(record))
                            .register(registry));
        }
        snapshotsSaved = snapshots("saved");
        snapshotsFailed = snapshots("failed");
        unlogged = Counter.builder(UNLOGGED)
                .description("Answers that could not be written to the topic of what was served")
                .baseUnit("answers")
                .register(registry);
    }

    /** What an answer rests on. */
    public enum Basis {
        VISIT,
        POPULARITY,
        NOTHING
    }

    /** What became of a record of the topic of enriched events. */
    public enum RecordFate {
        LEARNT,
        PASSED_OVER,
        MARKER,
        UNREADABLE
    }

    public void countAnswer(Basis basis, Duration time) {
        Timer timer = answers.get(basis);
        if (timer != null) {
            timer.record(time);
        }
    }

    public void countRecord(RecordFate record) {
        Counter counter = records.get(record);
        if (counter != null) {
            counter.increment();
        }
    }

    public void countSnapshot(boolean saved, Duration time) {
        (saved ? snapshotsSaved : snapshotsFailed).record(time);
    }

    public void countUnlogged() {
        unlogged.increment();
    }

    public void trackBehind(LongSupplier behind) {
        Gauge.builder(BEHIND, behind, LongSupplier::getAsLong)
                .description("Committed records that the index has yet to read")
                .baseUnit("records")
                .strongReference(HELD_BY_NOBODY_ELSE)
                .register(registry);
    }

    public void trackIndex(Supplier<SessionIndex> live) {
        size(SESSIONS, "Visits, or parts of long ones, in the index", "sessions", live, SessionIndex::sessionCount);
        size(ITEMS, "Products in the index", "items", live, SessionIndex::itemCount);
        size(VISITORS, "Visitors whose latest visit is known", "visitors", live, SessionIndex::visitorCount);
    }

    private void size(
            String name,
            String description,
            String unit,
            Supplier<SessionIndex> live,
            ToDoubleFunction<SessionIndex> size) {
        Gauge.builder(name, live, index -> size.applyAsDouble(index.get()))
                .description(description)
                .baseUnit(unit)
                .strongReference(HELD_BY_NOBODY_ELSE)
                .register(registry);
    }

    private Timer snapshots(String outcome) {
        return Timer.builder(SNAPSHOTS)
                .description("Snapshots of the index and the time they took, by how they ended")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
