package io.millrace.recommendation.follow;

import static java.util.Objects.requireNonNull;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.RecommendationProperties;
import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.index.VstanRule;
import io.millrace.recommendation.snapshot.SnapshotFile;
import io.millrace.streams.schema.AvroSerdes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class FollowConfiguration {
    private static final int AFTER_TOPICS_AND_SCHEMAS = 100;
    private static final String TOPIC = TopicCatalogue.EVENTS_ENRICHED.name();

    private final RecommendationProperties settings;
    private final IndexLimits limits;
    private final VstanRule rule;

    FollowConfiguration(RecommendationProperties settings) {
        this.settings = settings;
        this.limits = settings.index().toLimits();
        this.rule = settings.weights().toRule();
    }

    @Bean
    LiveIndex liveIndex(RecommendationMetrics metrics) {
        LiveIndex live = new LiveIndex(new SessionIndex(limits, rule));
        metrics.trackIndex(live::get);
        return live;
    }

    @Bean
    SnapshotFile snapshotFile() {
        return new SnapshotFile(settings.dataFolder(), limits, rule);
    }

    @Bean
    IndexFollower indexFollower(
            ConsumerFactory<?, ?> kafka,
            KafkaAdmin admin,
            AvroSerdes serdes,
            LiveIndex live,
            SnapshotFile snapshots,
            RecommendationMetrics metrics) {
        Map<String, Object> consumer = consumerSettings(kafka);
        IndexFollower follower = new IndexFollower(
                new IndexFollower.Settings(
                        TOPIC,
                        settings.snapshotInterval(),
                        settings.stopTimeout(),
                        () -> new SessionIndex(limits, rule)),
                new IndexFollower.Source(
                        () -> newConsumer(consumer), () -> topicId(admin.getConfigurationProperties())),
                new EventReader(serdes.of(EnrichedEvent.class).deserializer(), metrics),
                live,
                snapshots,
                metrics);
        metrics.trackBehind(follower::behind);
        return follower;
    }

    @Bean
    @Order(AFTER_TOPICS_AND_SCHEMAS)
    FollowStep followStep(IndexFollower follower, LiveIndex live) {
        return new FollowStep(follower, live);
    }

    @Bean
    FollowerHealth indexFollowerHealthIndicator(IndexFollower follower, LiveIndex live) {
        return new FollowerHealth(follower, live);
    }

    /** Every instance reads every partition, and keeps its positions itself. */
    private static Map<String, Object> consumerSettings(ConsumerFactory<?, ?> kafka) {
        Map<String, Object> consumer = new HashMap<>(kafka.getConfigurationProperties());
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return consumer;
    }

    private static Consumer<byte[], byte[]> newConsumer(Map<String, Object> consumer) {
        return new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Uuid topicId(Map<String, Object> adminSettings) {
        try (Admin admin = Admin.create(adminSettings)) {
            TopicDescription topic =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
            return requireNonNull(topic).topicId();
        } catch (ExecutionException e) {
            throw new KafkaException("The brokers do not describe " + TOPIC, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking for " + TOPIC, e);
        }
    }
}
