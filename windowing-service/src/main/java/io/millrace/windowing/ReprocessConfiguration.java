package io.millrace.windowing;

import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.Topic;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.windowing.event.EventReader;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.reprocess.Aim;
import io.millrace.windowing.reprocess.BoundedStage;
import io.millrace.windowing.reprocess.EndOfLog;
import io.millrace.windowing.reprocess.EndedSessions;
import io.millrace.windowing.reprocess.KeptWindows;
import io.millrace.windowing.reprocess.Run;
import io.millrace.windowing.reprocess.StartOffsets;
import io.millrace.windowing.session.SessionStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;
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
    private static final int LARGEST_RECORD = 9 << 20;
    private static final int SHORTEST_WAIT_MILLIS = 20;

    @Bean
    EndOfLog endOfLog() {
        return new EndOfLog();
    }

    @Bean
    Aim aim(Run run, Metrics metrics, WindowingProperties settings) {
        return Aim.of(run, metrics, settings.sessions().toRule());
    }

    @Bean
    ServiceTopics topicsOfRun(Run run) {
        return new ServiceTopics(
                List.of(
                        run.copyOf(TopicCatalogue.WINDOW_RESULTS),
                        run.windows(),
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
            // A run ends between any two events.
            settings.remove(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
            factory.setStreamsConfiguration(settings); // What was changed is a copy.
            factory.setLeaveGroupOnClose(true);
            boolean always = true;
            factory.setCleanupConfig(new CleanupConfig(always, always));
        };
    }

    @Bean
    @Order(BEFORE_STREAMS)
    StartOffsets startOffsets(Run run, Aim aim, EndOfLog end, KafkaProperties kafka, KafkaAdmin admin) {
        return new StartOffsets(
                () -> Admin.create(admin.getConfigurationProperties()),
                () -> consumer(kafka),
                new StartOffsets.Piece(
                        TopicCatalogue.EVENTS_ENRICHED.name(),
                        aim.firstArrival(),
                        run.applicationId(requireNonNull(kafka.getStreams().getApplicationId()))),
                end);
    }

    @Bean
    StreamsModule boundedTopology(
            WindowingProperties settings, Run run, Aim aim, EndOfLog end, TopicSettings topics, AvroSerdes serdes) {
        int partitions = topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED);
        EventStage.Settings events = new EventStage.Settings(
                partitions, aim.measured(), aim.followed(), settings.time().markerStep());
        Deserializer<EnrichedEvent> reader = serdes.of(EnrichedEvent.class).deserializer();
        return new WindowingTopology(
                WindowingTopics.of(run, serdes),
                new WindowingTopology.Stages(
                        new BoundedStage(
                                new EventStage(events, serdes, EventReader.whole(end.listeningTo(reader))), end),
                        new PaneStage(aim.measured(), serdes, run.range()),
                        new SessionStage(aim.sessions(), serdes, run.range()),
                        beside(run, aim, end, serdes)),
                serdes.of(PartialBatch.class),
                serdes.of(SessionStepBatch.class),
                partitions);
    }

    /** Tells when all has come to its end. */
    private static WindowingTopology.Beside beside(Run run, Aim aim, EndOfLog end, AvroSerdes serdes) {
        @Nullable Metric metric = aim.metric();
        return metric == null
                ? new WindowingTopology.Beside(
                        partials -> {},
                        steps -> steps.process(new EndedSessions(end), Named.as("end-sessions"), EndedSessions.STORE))
                : new WindowingTopology.Beside(
                        partials -> keepWindows(partials, new KeptWindows(metric, run.range(), end), run, serdes),
                        steps -> {});
    }

    private static void keepWindows(
            KStream<String, PartialBatch> partials, KeptWindows kept, Run run, AvroSerdes serdes) {
        Topic<String, WindowState> windows =
                new Topic<>(run.windows().name(), Serdes.String(), serdes.of(WindowState.class));
        partials.process(kept, Named.as("keep-windows"), PaneStage.WINDOWS, PaneStage.WATERMARKS)
                .to(windows.name(), windows.produced());
    }

    private static String applicationId(Run run, Properties settings) {
        return run.applicationId(String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG)));
    }

    static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A run reads topic after topic to its end, and there waits for a fetch that finds nothing.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SHORTEST_WAIT_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Producer<byte[], byte[]> producer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
