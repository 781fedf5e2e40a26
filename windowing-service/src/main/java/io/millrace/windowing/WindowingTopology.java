package io.millrace.windowing;

import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.time.MulticastMarkers;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.event.Gathered;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.session.SessionStage;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers per window and group for every metric of the settings, and sessions when they have ended.
 *
 * <pre>
 * enriched ─▶ gather-events ─▶ late
 *                 │      └ unsent-partials, event-watermarks, windows-ledger
 *                 ├─▶ by-group (repartition) ─▶ merge-partials ─▶ commit-final ─▶ results
 *                 │                                   └ windows, changed-windows, window-timers, window-ages, window-sessions, partial-watermarks
 *                 └─▶ by-session (repartition) ─▶ close-sessions ─▶ sessions
 *                                                     └ sessions, session-timers, session-watermarks
 * </pre>
 *
 * Records without a value are watermark markers; they end where results begin.
 */
final class WindowingTopology implements StreamsModule {
    private final WindowingTopics topics;
    private final Stages stages;
    private final Serde<PartialBatch> partials;
    private final Serde<SessionStepBatch> steps;
    private final int partitions;

    WindowingTopology(
            WindowingTopics topics,
            Stages stages,
            Serde<PartialBatch> partials,
            Serde<SessionStepBatch> steps,
            int partitions) {
        this.topics = topics;
        this.stages = stages;
        this.partials = partials;
        this.steps = steps;
        this.partitions = partitions;
    }

    @Override
    public void addTo(StreamsBuilder builder) {
        KStream<String, Gathered> gathered = builder.stream(
                        topics.enriched().name(), topics.enriched().consumed())
                .process(stages.events(), Named.as("gather-events"));

        // The first stage says which of these a record is for; a marker is for all but the first.
        gathered.mapValues(value -> ((Gathered.TooLate) value).event(), Named.as(EventStage.TOO_LATE))
                .to(topics.late().name(), topics.late().produced());

        KStream<String, PartialBatch> byGroup = gathered.mapValues(
                        WindowingTopology::partials, Named.as(EventStage.OF_WINDOWS))
                .repartition(by(PaneStage.PARTIALS, partials));
        byGroup.process(stages.panes(), Named.as("merge-partials"))
                .process(FinalPaneProcessor::new, Named.as("commit-final"))
                .to(topics.results().name(), topics.results().produced());
        stages.beside().panes().accept(byGroup);

        KStream<String, SessionStepBatch> bySession = gathered.mapValues(
                        WindowingTopology::steps, Named.as(EventStage.OF_SESSIONS))
                .repartition(by("by-session", steps));
        bySession
                .process(stages.sessions(), Named.as("close-sessions"))
                .to(topics.sessions().name(), topics.sessions().produced());
        stages.beside().sessions().accept(bySession);
    }

    private <V> Repartitioned<String, V> by(String name, Serde<V> values) {
        return Repartitioned.<String, V>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(values)
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new MulticastMarkers<>());
    }

    private static @Nullable PartialBatch partials(@Nullable Gathered value) {
        return value == null ? null : ((Gathered.OfWindows) value).partials();
    }

    private static @Nullable SessionStepBatch steps(@Nullable Gathered value) {
        return value == null ? null : ((Gathered.OfSessions) value).steps();
    }

    /** The steps that remember. */
    record Stages(
            ProcessorSupplier<byte[], byte[], String, Gathered> events,
            PaneStage panes,
            SessionStage sessions,
            Beside beside) {

        Stages(ProcessorSupplier<byte[], byte[], String, Gathered> events, PaneStage panes, SessionStage sessions) {
            this(events, panes, sessions, new Beside(partials -> {}, steps -> {}));
        }
    }

    /** Steps that read what those of the second stage read, after them. */
    record Beside(
            Consumer<KStream<String, PartialBatch>> panes, Consumer<KStream<String, SessionStepBatch>> sessions) {}
}
