package io.millrace.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.catalogue.ProductReader;
import io.millrace.gateway.event.EventReader;
import io.millrace.gateway.event.EventSettings;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.ItemSorter;
import io.millrace.gateway.privacy.ConsentRule;
import io.millrace.gateway.privacy.ErasureReader;
import io.millrace.gateway.promise.FirstHeartbeat;
import io.millrace.gateway.promise.GatewayId;
import io.millrace.gateway.promise.HeartbeatCycle;
import io.millrace.gateway.promise.Heartbeats;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.publishing.KafkaRecordLog;
import io.millrace.gateway.publishing.LiveProducer;
import io.millrace.gateway.publishing.RecordLog;
import io.millrace.gateway.publishing.WarmUp;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.unit.DataSize;

/** Turns settings into objects. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    private static final int AFTER_TOPICS_AND_SCHEMAS = 100;
    private static final int LAST = 200;
    private static final Duration PAUSE_BETWEEN_PRODUCERS = Duration.ofSeconds(1);

    @Bean
    ServiceTopics serviceTopics() {
        return new ServiceTopics(GatewayTopics.WRITES, List.of());
    }

    @Bean
    GatewayTopics gatewayTopics(AvroSerdes serdes) {
        return GatewayTopics.with(serdes);
    }

    @Bean
    GatewayMetrics gatewayMetrics(MeterRegistry registry, InFlight inFlight) {
        return new GatewayMetrics(registry, inFlight);
    }

    // The record log closes it, with a deadline.
    @Bean(destroyMethod = "")
    LiveProducer liveProducer(ProducerFactory<?, ?> kafka, ProducerMetrics metrics) {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new LiveProducer(
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                metrics::watch,
                PAUSE_BETWEEN_PRODUCERS);
    }

    @Bean
    ProducerMetrics producerMetrics(MeterRegistry registry) {
        return new ProducerMetrics(registry);
    }

    @Bean
    KafkaRecordLog recordLog(LiveProducer producer, GatewayProperties settings) {
        return new KafkaRecordLog(producer, settings.ackTimeout());
    }

    @Bean
    WatermarkLog heartbeatLog(KafkaRecordLog brokers, TopicSettings topics) {
        return watermarkLog(brokers, topics);
    }

    /** An import's watermark must not overtake its events, and those may wait in the journal. */
    @Bean
    WatermarkLog importLog(RecordLog log, TopicSettings topics) {
        return watermarkLog(log, topics);
    }

    private static WatermarkLog watermarkLog(RecordLog log, TopicSettings topics) {
        return new WatermarkLog(
                log, TopicCatalogue.EVENTS_COLLECTED.name(), topics.partitionsOf(TopicCatalogue.EVENTS_COLLECTED));
    }

    @Bean
    @Order(AFTER_TOPICS_AND_SCHEMAS)
    WarmUp warmUp(KafkaRecordLog log) {
        return new WarmUp(log, GatewayTopics.WRITES);
    }

    @Bean
    GatewayId gatewayId(GatewayProperties settings) {
        return settings.id() == null ? GatewayId.keptIn(settings.dataFolder()) : GatewayId.given(settings.id());
    }

    @Bean
    Heartbeats heartbeats(GatewayId id, InFlight inFlight, WatermarkLog heartbeatLog, GatewayMetrics metrics) {
        return new Heartbeats(id.value(), inFlight, heartbeatLog, metrics::heartbeatFailed);
    }

    @Bean
    @Order(LAST)
    FirstHeartbeat firstHeartbeat(Heartbeats heartbeats) {
        return new FirstHeartbeat(heartbeats);
    }

    @Bean
    HeartbeatCycle heartbeatCycle(Heartbeats heartbeats, ServiceStart start, GatewayProperties settings) {
        return new HeartbeatCycle(heartbeats, start.completion(), settings.heartbeatInterval(), settings.stopTimeout());
    }

    @Bean
    ImportWatermarks importWatermarks(WatermarkLog importLog) {
        return new ImportWatermarks(importLog);
    }

    @Bean
    Intake eventIntake(
            GatewayProperties settings,
            GatewayTopics topics,
            InFlight inFlight,
            RecordLog log,
            GatewayMetrics metrics) {
        GatewayProperties.Limits limits = settings.limits();
        EventReader reader = new EventReader(
                new EventSettings(
                        bytes(limits.event()),
                        bytes(limits.eventWithProducts()),
                        limits.idLength(),
                        limits.nameLength(),
                        settings.skewTolerance(),
                        settings.defaultCurrency()),
                new ConsentRule(settings.privacy().optOut(), settings.privacy().consentCategory()));
        return new Intake(
                new ItemSorter<>(reader, topics::record, topics::record, intakeLimits(limits)), inFlight, log, metrics);
    }

    @Bean
    Intake productIntake(
            GatewayProperties settings,
            GatewayTopics topics,
            InFlight inFlight,
            RecordLog log,
            GatewayMetrics metrics) {
        GatewayProperties.Limits limits = settings.limits();
        ProductReader reader = new ProductReader(bytes(limits.event()), limits.idLength(), settings.defaultCurrency());
        return new Intake(
                new ItemSorter<>(reader, topics::record, topics::record, intakeLimits(limits)), inFlight, log, metrics);
    }

    /** A 2xx to an erasure means that the brokers have it: a journal is one machine's, and the promise here is a legal one. */
    @Bean
    Intake erasureIntake(
            GatewayProperties settings,
            GatewayTopics topics,
            InFlight inFlight,
            KafkaRecordLog brokers,
            GatewayMetrics metrics) {
        GatewayProperties.Limits limits = settings.limits();
        ErasureReader reader = new ErasureReader(bytes(limits.event()), limits.idLength());
        return new Intake(
                new ItemSorter<>(reader, topics::record, topics::record, intakeLimits(limits)),
                inFlight,
                brokers,
                metrics);
    }

    static IntakeLimits intakeLimits(GatewayProperties.Limits limits) {
        return new IntakeLimits(
                limits.eventsPerRequest(),
                bytes(limits.eventWithProducts()),
                limits.depth(),
                limits.keys(),
                bytes(limits.rejected()));
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }
}
