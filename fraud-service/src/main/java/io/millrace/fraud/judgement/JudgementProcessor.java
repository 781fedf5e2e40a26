package io.millrace.fraud.judgement;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.time.Watermark;
import io.millrace.fraud.ledger.JudgementLedger;
import io.millrace.fraud.rules.RuleBook;
import io.millrace.streams.time.SourceTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counts what each entity does, judges it, and forgets what time has passed. */
final class JudgementProcessor implements Processor<String, RiskSignal, String, Judgement> {
    private final JudgementStage.Settings settings;
    private final Judge judge;
    private final Clock clock;
    private ProcessorContext<String, Judgement> context;
    private KeyValueStore<String, EntityCounters> counters;
    private RecentAlerts recentAlerts;
    private RuleBook rules;
    private SourceTimelines timelines;
    private Forgetting forgetting;
    private JudgementLedger ledger;

    JudgementProcessor(JudgementStage.Settings settings, Clock clock) {
        this.settings = settings;
        this.judge = new Judge(new CounterRule(settings.keep(), settings.mostSeconds()));
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
        int partition = processorContext.taskId().partition();
        context = processorContext;
        counters = processorContext.getStateStore(JudgementStage.COUNTERS);
        recentAlerts =
                new RecentAlerts(processorContext.getStateStore(JudgementStage.RECENT_ALERTS), settings.mostAlerts());
        rules = processorContext.getStateStore(RuleBook.NAME);
        timelines = new SourceTimelines(
                "by-entity-" + partition,
                settings.tasks(),
                settings.step(),
                new WatermarkStore(processorContext.getStateStore(JudgementStage.WATERMARKS)));
        forgetting = new Forgetting(counters, settings.keep());
        ledger = new JudgementLedger(processorContext.getStateStore(JudgementStage.LEDGER), partition);
    }

    @Override
    public void process(Record<String, RiskSignal> record) {
        if (record.value() == null) {
            hear(record);
            return;
        }
        RiskSignal signal = record.value();
        String key = new CounterKey(signal.getTimeline(), record.key()).text();
        EntityCounters known = counters.get(key);
        Judge.Ruling ruling = judge.judge(
                known == null ? CounterRule.nothing() : known,
                signal,
                rules.effective(signal.getEntity(), signal.getMoment(), signal.getEventTime()),
                clock.instant());
        counters.put(key, ruling.counters());
        Judgement judgement = ruling.judgement();
        judgement.alerts().forEach(recentAlerts::add);
        context.forward(record.withValue(judgement));
        ledger.judged(judgement.decision() == null ? 0 : 1, judgement.alerts().size());
    }

    private void hear(Record<String, RiskSignal> record) {
        Watermark marker = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> new IllegalStateException("The first stage sent neither a signal nor a marker"));
        timelines.hear(marker, Instant.ofEpochMilli(record.timestamp())).ifPresent(forgetting::step);
    }
}
