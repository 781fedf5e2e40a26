package io.millrace.fraud;

import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The fraud service's contract with the rest of the suite.
 *
 * @param enriched read as bytes: what is no event must be told from what is, and counted
 */
record FraudTopics(
        Topic<byte[], byte[]> enriched,
        Topic<String, FraudRule> rules,
        Topic<String, FraudDecision> decisions,
        Topic<String, FraudAlert> alerts) {

    static FraudTopics using(AvroSerdes serdes) {
        return new FraudTopics(
                new Topic<>(TopicCatalogue.EVENTS_ENRICHED.name(), Serdes.ByteArray(), Serdes.ByteArray()),
                new Topic<>(TopicCatalogue.FRAUD_RULES.name(), Serdes.String(), serdes.of(FraudRule.class)),
                new Topic<>(TopicCatalogue.FRAUD_DECISIONS.name(), Serdes.String(), serdes.of(FraudDecision.class)),
                new Topic<>(TopicCatalogue.FRAUD_ALERTS.name(), Serdes.String(), serdes.of(FraudAlert.class)));
    }
}
