package io.millrace.fraud.rules;

import io.millrace.event.fraud.FraudRule;
import io.millrace.streams.Topic;
import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the shipped rules at the very first start. Once the topic was written to, its rules are the operator's. */
public final class ShippedRulesStep implements StartStep {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedRulesStep.class);

    private final Topic<String, FraudRule> topic;
    private final Map<String, Object> adminSettings;
    private final Map<String, Object> producerSettings;
    private final Clock clock;

    public ShippedRulesStep(
            Topic<String, FraudRule> topic,
            Map<String, Object> adminSettings,
            Map<String, Object> producerSettings,
            Clock clock) {
        this.topic = topic;
        this.adminSettings = adminSettings;
        this.producerSettings = producerSettings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "the rules";
    }

    @Override
    public void run() throws NotYetException, InterruptedException {
        try {
            if (wasEverWritten()) {
                return;
            }
            write(ShippedRules.writtenAt(clock.instant()));
        } catch (RetriableException e) {
            throw new NotYetException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException unavailable) {
                throw new NotYetException(unavailable);
            }
            throw new KafkaException("The shipped rules cannot be written to " + topic.name(), e.getCause());
        }
    }

    private boolean wasEverWritten() throws ExecutionException, InterruptedException {
        TopicPartition only = new TopicPartition(topic.name(), 0);
        try (Admin admin = Admin.create(adminSettings)) {
            return admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                            .partitionResult(only)
                            .get()
                            .offset()
                    > 0;
        }
    }

    private void write(List<FraudRule> rules) throws ExecutionException, InterruptedException {
        try (Producer<String, FraudRule> producer = new KafkaProducer<>(
                producerSettings,
                topic.keySerde().serializer(),
                topic.valueSerde().serializer())) {
            for (FraudRule rule : rules) {
                producer.send(new ProducerRecord<>(topic.name(), rule.getRuleId(), rule))
                        .get();
                LOG.info("Wrote the shipped rule '{}' to {}", rule.getRuleId(), topic.name());
            }
        }
    }
}
