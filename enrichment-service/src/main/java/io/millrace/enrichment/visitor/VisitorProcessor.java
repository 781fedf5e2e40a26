package io.millrace.enrichment.visitor;

import io.millrace.enrichment.customer.HistoryRule;
import io.millrace.enrichment.ledger.StageLedger;
import io.millrace.event.Timelines;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.enrichment.VisitorState;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.time.Watermark;
import io.millrace.streams.errors.BadInputException;
import io.millrace.streams.time.ArrivalTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes each event once, says who and which visit it was, and passes on how far time has come. */
final class VisitorProcessor implements Processor<byte[], byte[], String, Followed> {
    /** A repartition drops records without a key; this one is no customer's. */
    private static final String MARKER_KEY = "";

    private static final VisitorState STRANGER = new VisitorState(List.of(), List.of(), null);

    private final VisitorStage.Settings settings;
    private final Deserializer<CollectedEvent> events;
    private ProcessorContext<String, Followed> context;
    private KeyValueStore<String, VisitorState> visitors;
    private SeenEvents seenEvents;
    private ArrivalTimelines timelines;
    private StageLedger ledger;

    VisitorProcessor(VisitorStage.Settings settings, Deserializer<CollectedEvent> events) {
        this.settings = settings;
        this.events = events;
    }

    @Override
    public void init(ProcessorContext<String, Followed> processorContext) {
        int partition = processorContext.taskId().partition();
        context = processorContext;
        visitors = processorContext.getStateStore(VisitorStage.VISITORS);
        seenEvents = new SeenEvents(
                processorContext.getStateStore(VisitorStage.SEEN_EVENTS), settings.keepLive(), settings.keepImports());
        timelines = new ArrivalTimelines(
                "by-visitor-" + partition,
                settings.tasks(),
                settings.pace(),
                new WatermarkStore(processorContext.getStateStore(VisitorStage.WATERMARKS)));
        ledger = new StageLedger(processorContext.getStateStore(VisitorStage.LEDGER), partition);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            hear(record);
            return;
        }
        CollectedEvent event = decode(record);
        Fingerprint fingerprint = Fingerprint.of(event.getVisitorId(), event.getMessageId());
        if (seenEvents.firstSight(event, fingerprint)) {
            Followed followed = follow(event, fingerprint);
            context.forward(record.withKey(followed.visit().getCustomerId()).withValue(followed));
            ledger.passedOn();
        } else {
            ledger.duplicate();
        }
    }

    private void hear(Record<byte[], byte[]> record) {
        Watermark word = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> badInput("A record without a value must be a heartbeat or an import's watermark"));
        Instant heardAt = Instant.ofEpochMilli(record.timestamp());
        if (!Timelines.isLive(word.getTimeline())) {
            seenEvents.signOfLife(word.getTimeline(), heardAt);
        }
        timelines.hear(word, heardAt).ifPresent(marker -> context.forward(marker(record, marker)));
        timelines.arrival().ifPresent(seenEvents::forgetBefore);
    }

    @SuppressWarnings("NullAway") // A marker has no value, which Kafka Streams' types do not say.
    private static Record<String, Followed> marker(Record<?, ?> trigger, Watermark marker) {
        return new Record<>(MARKER_KEY, null, trigger.timestamp(), WatermarkHeader.of(marker));
    }

    private CollectedEvent decode(Record<byte[], byte[]> record) {
        CollectedEvent event;
        try {
            event = events.deserialize(context.recordMetadata().orElseThrow().topic(), record.value());
        } catch (SerializationException e) {
            ledger.deadLetter();
            throw new BadInputException("Not a collected event: " + e.getMessage(), e);
        }
        boolean keyed = Arrays.equals(record.key(), event.getVisitorId().getBytes(StandardCharsets.UTF_8));
        if (!keyed || event.getVisitorId().isEmpty()) {
            throw badInput("A collected event must be keyed by its visitorId, which must not be empty");
        }
        return event;
    }

    private BadInputException badInput(String message) {
        ledger.deadLetter();
        return new BadInputException(message);
    }

    private Followed follow(CollectedEvent event, Fingerprint fingerprint) {
        VisitorState known = visitors.get(event.getVisitorId());
        VisitorState before = known == null ? STRANGER : known;
        IdentityRule.Resolution who = settings.identities().resolve(before.getLinks(), event);
        SessionRule.Placement where = settings.sessions()
                .place(
                        before.getSessions(),
                        new VisitorEvent(event.getTimeline(), event.getEventTime(), who.identity()),
                        fingerprint.hex());
        boolean anonymous = who.identity().owner() == null;
        @Nullable CustomerHistory gathered = anonymous ? HistoryRule.after(before.getGathered(), event) : null;
        visitors.put(event.getVisitorId(), new VisitorState(who.links(), where.remembered(), gathered));
        Visit visit = new Visit(
                event,
                who.identity().customerId(),
                where.session().getId(),
                where.session().getEvents(),
                anonymous ? null : before.getGathered());
        return new Followed(visit, links(event, who));
    }

    private static List<IdentityLink> links(CollectedEvent event, IdentityRule.Resolution who) {
        List<IdentityLink> links = new ArrayList<>();
        who.made()
                .ifPresent(link -> links.add(new IdentityLink(
                        event.getVisitorId(), link.getCustomerId(), link.getSince(), event.getMessageId())));
        if (event.getPreviousId() != null && event.getUserId() != null) {
            links.add(new IdentityLink(
                    "a:" + event.getPreviousId(),
                    IdentityRule.customerOf(event.getUserId()),
                    event.getEventTime(),
                    event.getMessageId()));
        }
        return links;
    }
}
