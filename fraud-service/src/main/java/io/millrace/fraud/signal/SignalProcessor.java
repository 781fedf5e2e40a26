package io.millrace.fraud.signal;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.time.Watermark;
import io.millrace.fraud.ledger.SignalLedger;
import io.millrace.streams.errors.BadInputException;
import io.millrace.streams.time.SourceTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends on what is risky, to each entity of it, and how far time has come. */
final class SignalProcessor implements Processor<byte[], byte[], String, RiskSignal> {
    /** A repartition drops records without a key; this one is no entity's. */
    private static final String MARKER_KEY = "";

    private final SignalStage.Settings settings;
    private final Deserializer<EnrichedEvent> events;
    private ProcessorContext<String, RiskSignal> context;
    private SourceTimelines timelines;
    private SignalLedger ledger;

    SignalProcessor(SignalStage.Settings settings, Deserializer<EnrichedEvent> events) {
        this.settings = settings;
        this.events = events;
    }

    @Override
    public void init(ProcessorContext<String, RiskSignal> processorContext) {
        int partition = processorContext.taskId().partition();
        context = processorContext;
        timelines = new SourceTimelines(
                "by-signal-" + partition,
                settings.tasks(),
                settings.step(),
                new WatermarkStore(processorContext.getStateStore(SignalStage.WATERMARKS)));
        ledger = new SignalLedger(processorContext.getStateStore(SignalStage.LEDGER), partition);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            hear(record);
            return;
        }
        List<RiskSignal> signals = SignalRule.signalsOf(decode(record));
        for (RiskSignal signal : signals) {
            String key = new Entity(signal.getEntity(), signal.getEntityId()).key();
            context.forward(record.withKey(key).withValue(signal));
        }
        ledger.read(signals.size());
    }

    private void hear(Record<byte[], byte[]> record) {
        Watermark word = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> badInput("A record without a value must be a watermark marker", null));
        timelines
                .hear(word, Instant.ofEpochMilli(record.timestamp()))
                .ifPresent(marker -> context.forward(marker(record, marker)));
    }

    @SuppressWarnings("NullAway") // A marker has no value, which Kafka Streams' types do not say.
    private static Record<String, RiskSignal> marker(Record<?, ?> trigger, Watermark marker) {
        return new Record<>(MARKER_KEY, null, trigger.timestamp(), WatermarkHeader.of(marker));
    }

    private EnrichedEvent decode(Record<byte[], byte[]> record) {
        try {
            return events.deserialize(context.recordMetadata().orElseThrow().topic(), record.value());
        } catch (SerializationException e) {
            throw badInput("Not an enriched event: " + e.getMessage(), e);
        }
    }

    private BadInputException badInput(String message, @Nullable Throwable cause) {
        ledger.deadLetter();
        return cause == null ? new BadInputException(message) : new BadInputException(message, cause);
    }
}
