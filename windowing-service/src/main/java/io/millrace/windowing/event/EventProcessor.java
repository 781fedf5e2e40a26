package io.millrace.windowing.event;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.streams.errors.BadInputException;
import io.millrace.streams.errors.BadRecords;
import io.millrace.streams.state.BundleStore;
import io.millrace.streams.time.SourceTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.ledger.MetricLedger;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.Observer;
import io.millrace.windowing.session.SessionBundles;
import io.millrace.windowing.session.SessionRule;
import io.millrace.windowing.window.PartialOperator;
import io.millrace.windowing.window.Placement;
import io.millrace.windowing.window.Reached;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gathers events for windows and sessions, judges which are late, and passes on how far time has come. */
final class EventProcessor implements Processor<byte[], byte[], String, Gathered> {
    private final EventStage.Settings settings;
    private final EventReader events;
    private final List<Observer> observers;
    /** Asked for with every event, and the same until a marker comes. */
    private final Map<String, Reached> reached = new HashMap<>();

    private ProcessorContext<String, Gathered> context;
    private SourceTimelines timelines;
    private Outbox outbox;
    private WindowEnds ends;
    private PartialOperator partials;
    private @Nullable SessionBundles sessions;
    private MetricLedger ledger;
    private String topic = "";

    EventProcessor(EventStage.Settings settings, EventReader events) {
        this.settings = settings;
        this.events = events;
        this.observers = settings.metrics().stream().map(Observer::new).toList();
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
        outbox = new Outbox(context, settings.tasks());
        ends = new WindowEnds(settings.metrics(), time -> PromptCommit.isOfNow(processorContext, time));
        partials = new PartialOperator(settings.tasks(), this::progress, outbox::add);
        sessions = settings.sessions() == null ? null : new SessionBundles(settings.sessions(), outbox::add);
        ledger = new MetricLedger(processorContext.getStateStore(EventStage.LEDGER), partition, settings.ledgerNames());
        processorContext.<BundleStore>getStateStore(EventStage.UNSENT).hold(this::settle);
        settings.sendEvery()
                .ifPresent(
                        time -> processorContext.schedule(time, PunctuationType.WALL_CLOCK_TIME, now -> sendEarly()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        topic = context.recordMetadata().orElseThrow().topic();
        @Nullable EventBundle bundle = EventBundle.in(record.headers());
        if (bundle == null) {
            take(record.value(), record.headers(), record.timestamp());
        } else {
            take(bundle);
        }
    }

    private void take(EventBundle bundle) {
        BadRecords bad = new BadRecords();
        for (ConsumerRecord<byte[], byte[]> record : bundle.records()) {
            try {
                take(record.value(), record.headers(), record.timestamp());
            } catch (BadInputException e) {
                bad.add(record, e);
            }
        }
        bad.throwIfAny();
    }

    private void take(byte @Nullable [] value, Headers headers, long arrivedAt) {
        if (value == null) {
            hear(headers, arrivedAt);
            return;
        }
        ledger.read();
        EnrichedEvent event = read(value);
        for (Observer observer : observers) {
            gather(observer, event, value);
        }
        if (sessions != null) {
            follow(sessions, event, value);
        }
    }

    private void sendEarly() {
        partials.sendEarly();
        outbox.send();
    }

    /** Within each commit: keeps nothing back, as nothing on the heap outlives a restart. */
    private void settle() {
        partials.sendAll();
        if (sessions != null) {
            sessions.sendAll();
        }
        outbox.send();
        ledger.keep();
    }

    private void hear(Headers headers, long arrivedAt) {
        Watermark word = WatermarkHeader.read(headers).orElseThrow(this::noMarker);
        reached.clear();
        Optional<Watermark> due = timelines.hear(word, Instant.ofEpochMilli(arrivedAt));
        due.ifPresent(marker -> {
            // Whoever hears the marker may take the windows before it for complete.
            partials.sendBefore(Reached.of(marker));
            if (sessions != null) {
                sessions.sendBefore(marker.getTimeline(), Reached.of(marker));
            }
            outbox.send(marker);
            if (ends.areAt(marker)) {
                PromptCommit.ask(context, marker.getTime());
            }
        });
    }

    private EnrichedEvent read(byte[] record) {
        try {
            return events.read(topic, record);
        } catch (BadInputException e) {
            ledger.deadLetter();
            throw e;
        }
    }

    private BadInputException noMarker() {
        ledger.read();
        ledger.deadLetter();
        return new BadInputException("A record without a value must be a watermark marker");
    }

    private void gather(Observer observer, EnrichedEvent event, byte[] record) {
        Metric metric = observer.metric();
        List<Observation> observations = observer.observe(event);
        if (observations.isEmpty()) {
            ledger.filteredOut(metric.name());
            return;
        }
        Placement placement = partials.take(metric, observations.get(0));
        for (int more = 1; more < observations.size(); more++) {
            partials.take(metric, observations.get(more)); // Of the same time, and so of the same window and fate.
        }
        account(metric.name(), record, placement);
    }

    private void follow(SessionBundles bundles, EnrichedEvent event, byte[] record) {
        if (bundles.takes(event)) {
            account(SessionRule.NAME, record, bundles.take(event, progress(event.getTimeline())));
        } else {
            ledger.filteredOut(SessionRule.NAME);
        }
    }

    private void account(String metric, byte[] record, Placement placement) {
        ledger.assigned(metric, placement);
        if (placement.tooLate() > 0) {
            EnrichedEvent event = events.readWhole(topic, record);
            outbox.send(event.getCustomerId(), Gathered.TooLate.of(metric, event, placement));
        }
    }

    private Reached progress(String timeline) {
        return reached.computeIfAbsent(timeline, name -> Reached.of(timelines.reached(name)));
    }
}
