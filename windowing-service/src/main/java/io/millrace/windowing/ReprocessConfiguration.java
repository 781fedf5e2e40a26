package io.millrace.windowing;

import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionStep;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.reprocess.BoundedStage;
import io.millrace.windowing.reprocess.EndOfLog;
import io.millrace.windowing.reprocess.Run;
import io.millrace.windowing.reprocess.StartOffsets;
import io.millrace.windowing.reprocess.UnknownMetricException;
import io.millrace.windowing.session.SessionStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.CleanupConfig;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The service's own topology over a bounded piece of the log, under another application id and into other topics. Not for the
 * service itself, whose scan for configurations must not find it.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties(WindowingProperties.class)
@Import(MetricsConfiguration.class)
class ReprocessConfiguration {
    private static final int BEFORE_STREAMS = 500;

    @Bean
    EndOfLog endOfLog() {
        return new EndOfLog();
    }

    /** The one metric, as the settings have it. */
    @Bean
    Metric metric(Metrics metrics, Run run) {
        return metrics.all().stream()
                .filter(metric -> metric.name().equals(run.metric()))
                .findFirst()
                .orElseThrow(() -> new UnknownMetricException(run.metric(), metrics));
    }

    @Bean
    ServiceTopics topicsOfRun(Run run) {
        return new ServiceTopics(
                List.of(
                        run.copyOf(TopicCatalogue.WINDOW_RESULTS),
                        run.copyOf(TopicCatalogue.SESSIONS_CLOSED),
                        run.copyOf(TopicCatalogue.EVENTS_LATE),
                        run.copyOf(TopicCatalogue.WINDOWING_DEAD_LETTERS)),
                List.of(TopicCatalogue.EVENTS_ENRICHED));
    }

    @Bean
    StreamsBuilderFactoryBeanConfigurer ownApplication(Run run) {
        return factory -> {
            Properties settings = requireNonNull(factory.getStreamsConfiguration());
            settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(run, settings));
            settings.put(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                    run.nameOf(TopicCatalogue.WINDOWING_DEAD_LETTERS.name()));
            settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
            // There is one instance, and it must leave at once when it ends.
            settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
            settings.remove(StreamsConfig.APPLICATION_SERVER_CONFIG);
            factory.setStreamsConfiguration(settings); // What was changed is a copy.
            factory.setLeaveGroupOnClose(true);
            boolean always = true;
            factory.setCleanupConfig(new CleanupConfig(always, always));
        };
    }

    @Bean
    @Order(BEFORE_STREAMS)
    StartOffsets startOffsets(Run run, Metric metric, EndOfLog end, KafkaProperties kafka, KafkaAdmin admin) {
        return new StartOffsets(
                () -> Admin.create(admin.getConfigurationProperties()),
                () -> consumer(kafka),
                new StartOffsets.Piece(
                        TopicCatalogue.EVENTS_ENRICHED.name(),
                        run.firstArrival(metric),
                        run.applicationId(requireNonNull(kafka.getStreams().getApplicationId()))),
                end);
    }

    @Bean
    StreamsModule boundedTopology(
            WindowingProperties settings,
            Run run,
            Metric metric,
            EndOfLog end,
            TopicSettings topics,
            AvroSerdes serdes) {
        int partitions = topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED);
        List<Metric> measured = List.of(run.measured(metric));
        EventStage.Settings events = new EventStage.Settings(
                partitions, measured, null, settings.time().markerStep());
        Deserializer<EnrichedEvent> reader = serdes.of(EnrichedEvent.class).deserializer();
        return new WindowingTopology(
                WindowingTopics.of(run, serdes),
                new WindowingTopology.Stages(
                        new BoundedStage(new EventStage(events, serdes, end.listeningTo(reader)), end),
                        new PaneStage(measured, serdes, run.range()),
                        new SessionStage(settings.sessions().toRule(), serdes)),
                serdes.of(Partial.class),
                serdes.of(SessionStep.class),
                partitions);
    }

    private static String applicationId(Run run, Properties settings) {
        return run.applicationId(String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG)));
    }

    static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
