package io.millrace.windowing.event;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionStep;
import io.millrace.streams.errors.BadInputException;
import io.millrace.streams.state.BundleStore;
import io.millrace.streams.time.SourceTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.ledger.MetricLedger;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.session.SessionBundles;
import io.millrace.windowing.session.SessionRule;
import io.millrace.windowing.window.PartialOperator;
import io.millrace.windowing.window.Placement;
import io.millrace.windowing.window.Reached;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gathers events for windows and sessions, judges which are late, and passes on how far time has come. */
final class EventProcessor implements Processor<byte[], byte[], String, Gathered> {
    /** A repartition drops records without a key; this one is no group's and no session's. */
    private static final String MARKER_KEY = "";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final EventStage.Settings settings;
    private final Deserializer<EnrichedEvent> events;
    /** Asked for with every event, and the same until a marker comes. */
    private final Map<String, Reached> reached = new HashMap<>();

    private ProcessorContext<String, Gathered> context;
    private SourceTimelines timelines;
    private PartialOperator partials;
    private @Nullable SessionBundles sessions;
    private MetricLedger ledger;

    EventProcessor(EventStage.Settings settings, Deserializer<EnrichedEvent> events) {
        this.settings = settings;
        this.events = events;
    }

    @Override
    public void init(ProcessorContext<String, Gathered> processorContext) {
        int partition = processorContext.taskId().partition();
        context = processorContext;
        reached.clear();
        timelines = new SourceTimelines(
                "by-event-" + partition,
                settings.tasks(),
                settings.step(),
                new WatermarkStore(processorContext.getStateStore(EventStage.WATERMARKS)));
        partials = new PartialOperator(settings.tasks(), this::progress, this::send);
        sessions = settings.sessions() == null ? null : new SessionBundles(settings.sessions(), this::send);
        ledger = new MetricLedger(processorContext.getStateStore(EventStage.LEDGER), partition, ledgerNames());
        processorContext.<BundleStore>getStateStore(EventStage.UNSENT).hold(this::settle);
        settings.sendEvery()
                .ifPresent(time ->
                        processorContext.schedule(time, PunctuationType.WALL_CLOCK_TIME, now -> partials.sendEarly()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            hear(record);
            return;
        }
        ledger.read();
        EnrichedEvent event = decode(record);
        for (Metric metric : settings.metrics()) {
            gather(metric, event);
        }
        if (sessions != null) {
            follow(sessions, event);
        }
    }

    /** Within each commit: keeps nothing back, as nothing on the heap outlives a restart. */
    private void settle() {
        partials.sendAll();
        if (sessions != null) {
            sessions.sendAll();
        }
        ledger.keep();
    }

    private void hear(Record<byte[], byte[]> record) {
        Watermark word = WatermarkHeader.read(record.headers()).orElseThrow(this::noMarker);
        reached.clear();
        Optional<Watermark> due = timelines.hear(word, Instant.ofEpochMilli(record.timestamp()));
        due.ifPresent(marker -> {
            // Whoever hears the marker may take the windows before it for complete.
            partials.sendBefore(Reached.of(marker));
            if (sessions != null) {
                sessions.sendBefore(marker.getTimeline(), Reached.of(marker));
            }
            pass(marker);
        });
    }

    private EnrichedEvent decode(Record<byte[], byte[]> record) {
        EnrichedEvent event;
        try {
            event = events.deserialize(context.recordMetadata().orElseThrow().topic(), record.value());
        } catch (SerializationException e) {
            ledger.deadLetter();
            throw new BadInputException("Not an enriched event: " + e.getMessage(), e);
        }
        if (event.getEventTime().isBefore(EARLIEST) || !event.getEventTime().isBefore(LATEST)) {
            throw badInput("An event must have happened between the years 1 and 9999");
        }
        return event;
    }

    private BadInputException noMarker() {
        ledger.read();
        return badInput("A record without a value must be a watermark marker");
    }

    private BadInputException badInput(String message) {
        ledger.deadLetter();
        return new BadInputException(message);
    }

    private void gather(Metric metric, EnrichedEvent event) {
        List<Observation> observations = metric.observe(event);
        if (observations.isEmpty()) {
            ledger.filteredOut(metric.name());
            return;
        }
        Placement placement = partials.take(metric, observations.get(0));
        for (Observation more : observations.subList(1, observations.size())) {
            partials.take(metric, more); // Of the same time, and so of the same window and fate.
        }
        account(metric.name(), event, placement);
    }

    private void follow(SessionBundles bundles, EnrichedEvent event) {
        if (bundles.takes(event)) {
            account(SessionRule.NAME, event, bundles.take(event, progress(event.getTimeline())));
        } else {
            ledger.filteredOut(SessionRule.NAME);
        }
    }

    private void account(String metric, EnrichedEvent event, Placement placement) {
        ledger.assigned(metric, placement);
        if (placement.tooLate() > 0) {
            forward(
                    event.getCustomerId(),
                    new Gathered.TooLate(lateEvent(metric, event, placement)),
                    EventStage.TOO_LATE);
        }
    }

    private static LateEvent lateEvent(String metric, EnrichedEvent event, Placement placement) {
        return new LateEvent(
                event,
                metric,
                placement.window().start(),
                placement.window().end(),
                placement.tooLate(),
                placement.reached().time(),
                placement.reached().closed(),
                placement.lateness().toMillis());
    }

    private void send(Partial partial) {
        String group = new Group(partial.getGroup(), partial.getCurrency()).key();
        forward(partial.getMetric() + "?" + group, new Gathered.OfWindow(partial), EventStage.OF_WINDOWS);
    }

    private void send(SessionStep step) {
        forward(step.getSessionId(), new Gathered.OfSession(step), EventStage.OF_SESSIONS);
    }

    /** Without the headers of the event, which others may have had a part in. */
    private void forward(String key, Gathered gathered, String to) {
        context.forward(new Record<>(key, gathered, now()), to);
    }

    @SuppressWarnings("NullAway") // A marker has no value, which Kafka Streams' types do not say.
    private void pass(Watermark marker) {
        for (String to : List.of(EventStage.OF_WINDOWS, EventStage.OF_SESSIONS)) {
            context.forward(new Record<>(MARKER_KEY, null, now(), WatermarkHeader.of(marker)), to);
        }
    }

    /** When the latest record reached the log; by the wall clock only that much is known. */
    private long now() {
        return Math.max(0, context.currentStreamTimeMs());
    }

    private Reached progress(String timeline) {
        return reached.computeIfAbsent(timeline, name -> Reached.of(timelines.reached(name)));
    }

    private Set<String> ledgerNames() {
        Set<String> names = new HashSet<>();
        settings.metrics().forEach(metric -> names.add(metric.name()));
        if (settings.sessions() != null) {
            names.add(SessionRule.NAME);
        }
        return names;
    }
}
