package io.millrace.fraud;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.rules.ShippedRulesStep;
import io.millrace.fraud.signal.SignalStage;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Turns settings into objects; the only class here that knows both Spring and the topology. */
@Configuration(proxyBeanMethods = false)
class FraudConfiguration {
    private static final int AFTER_TOPICS_AND_SCHEMAS = 100;

    @Bean
    ServiceTopics fraudServiceTopics() {
        return new ServiceTopics(
                List.of(
                        TopicCatalogue.FRAUD_RULES,
                        TopicCatalogue.FRAUD_DECISIONS,
                        TopicCatalogue.FRAUD_ALERTS,
                        TopicCatalogue.FRAUD_DEAD_LETTERS),
                List.of(TopicCatalogue.EVENTS_ENRICHED));
    }

    @Bean
    FraudTopics fraudTopics(AvroSerdes serdes) {
        return FraudTopics.using(serdes);
    }

    @Bean
    StreamsModule fraudTopology(
            FraudProperties settings, FraudTopics fraudTopics, TopicSettings topics, AvroSerdes serdes, Clock clock) {
        int partitions = topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED);
        SignalStage signalStage = new SignalStage(new SignalStage.Settings(partitions, settings.markerStep()), serdes);
        JudgementStage judgementStage = new JudgementStage(
                new JudgementStage.Settings(
                        partitions,
                        settings.markerStep(),
                        settings.keep(),
                        settings.mostSeconds(),
                        settings.mostAlerts()),
                serdes,
                clock);
        return new FraudTopology(fraudTopics, signalStage, judgementStage, serdes.of(RiskSignal.class), partitions);
    }

    @Bean
    @Order(AFTER_TOPICS_AND_SCHEMAS)
    ShippedRulesStep shippedRules(FraudTopics topics, KafkaAdmin admin, ProducerFactory<?, ?> producers, Clock clock) {
        return new ShippedRulesStep(
                topics.rules(), admin.getConfigurationProperties(), producers.getConfigurationProperties(), clock);
    }

    @Bean
    Checkout checkout(LocalStores stores, TopicSettings topics, Clock clock) {
        return new Checkout(stores, topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED), clock);
    }

    @Bean
    FraudMetrics fraudMetrics(LocalStores stores, MeterRegistry registry) {
        return new FraudMetrics(stores, registry);
    }
}
