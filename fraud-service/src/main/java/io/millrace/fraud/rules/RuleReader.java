package io.millrace.fraud.rules;

import io.millrace.event.fraud.FraudRule;
import io.millrace.streams.Topic;
import io.millrace.streams.state.TopicMemoryBuilder;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads the topic of rules into the {@link RuleBook} of each instance. */
public final class RuleReader implements Processor<String, FraudRule, Void, Void> {
    private RuleBook rules;

    private RuleReader() {}

    /** Adds the rule book to a topology; every processor of it may then ask for the store by its name. */
    public static void addTo(StreamsBuilder builder, Topic<String, FraudRule> rules) {
        builder.addGlobalStore(
                new TopicMemoryBuilder<>(RuleBook.NAME, RuleBook::new),
                rules.name(),
                rules.consumed(),
                RuleReader::new);
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        rules = context.getStateStore(RuleBook.NAME);
    }

    @Override
    public void process(Record<String, FraudRule> record) {
        if (record.value() != null) {
            rules.put(record.value());
        } else if (record.key() != null) {
            rules.remove(record.key());
        }
    }
}
