package io.millrace.windowing;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerWatch;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.query.PaneStreams;
import io.millrace.windowing.session.SessionRule;
import io.millrace.windowing.session.SessionStage;
import io.millrace.windowing.timeline.SilenceAlarm;
import io.millrace.windowing.timeline.SilenceRule;
import io.millrace.windowing.timeline.TaskLags;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns settings into objects; the only class here that knows both Spring and the topology. */
@Configuration(proxyBeanMethods = false)
class WindowingConfiguration {

    @Bean
    ServiceTopics windowingServiceTopics() {
        return new ServiceTopics(
                List.of(
                        TopicCatalogue.WINDOW_RESULTS,
                        TopicCatalogue.SESSIONS_CLOSED,
                        TopicCatalogue.EVENTS_LATE,
                        TopicCatalogue.WINDOWING_DEAD_LETTERS),
                List.of(TopicCatalogue.EVENTS_ENRICHED));
    }

    @Bean
    WindowingMetrics windowingMetrics(
            Metrics metrics,
            WindowingMetrics.Watched watched,
            LocalStores stores,
            Clock clock,
            MeterRegistry registry) {
        return new WindowingMetrics(metrics, watched, stores, clock, registry);
    }

    @Bean
    WindowingMetrics.Watched watched(LedgerWatch ledger, PaneStreams streams, SilenceAlarm alarm, TaskLags lags) {
        return new WindowingMetrics.Watched(ledger, streams, alarm, lags);
    }

    @Bean
    TaskLags taskLags(LocalStores stores, Clock clock, TopicSettings topics) {
        return new TaskLags(stores, clock, topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED));
    }

    @Bean
    SilenceRule silenceRule(WindowingProperties settings) {
        return new SilenceRule(settings.time().silence());
    }

    @Bean
    StreamsModule windowingTopology(
            WindowingProperties settings, Metrics metrics, TopicSettings topics, AvroSerdes serdes) {
        int partitions = topics.partitionsOf(TopicCatalogue.EVENTS_ENRICHED);
        SessionRule sessions = settings.sessions().toRule();
        EventStage.Settings events = new EventStage.Settings(
                partitions,
                metrics.all(),
                settings.sessions().enabled() ? sessions : null,
                settings.time().markerStep());
        return new WindowingTopology(
                WindowingTopics.using(serdes),
                new WindowingTopology.Stages(
                        new EventStage(events, serdes),
                        new PaneStage(metrics.all(), serdes),
                        new SessionStage(sessions, serdes)),
                serdes.of(PartialBatch.class),
                serdes.of(SessionStepBatch.class),
                partitions);
    }
}
