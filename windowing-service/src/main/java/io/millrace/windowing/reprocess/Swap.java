package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Lets the running service take what a run has computed in the place of its own: says so in the log that its second stage
 * reads, and waits until it has. To say it twice changes nothing.
 */
public final class Swap {
    private final Brokers brokers;
    private final String applicationId;
    private final Metrics metrics;
    private final AvroSerdes serdes;
    private final Clock clock;

    /**
     * @param applicationId of the running service
     */
    public Swap(Brokers brokers, String applicationId, Metrics metrics, AvroSerdes serdes, Clock clock) {
        this.brokers = brokers;
        this.applicationId = applicationId;
        this.metrics = metrics;
        this.serdes = serdes;
        this.clock = clock;
    }

    /**
     * Returns how the two differ then: not at all, but for windows that are open or have changed since the run.
     *
     * @throws IllegalArgumentException when what the run has computed must not be taken
     * @throws IllegalStateException when it may not have been taken
     */
    public LiveComparison.Differences in(String id, java.util.function.Consumer<String> say)
            throws InterruptedException {
        try (Admin admin = brokers.admins().get();
                Consumer<byte[], byte[]> consumer = brokers.consumers().get();
                Producer<byte[], byte[]> producer = brokers.producers().get()) {
            FinishedRun run = FinishedRuns.find(id, admin, consumer);
            if (run.run().isOfSessions()) {
                throw new IllegalArgumentException(
                        "Sessions cannot be put in the place of live ones: reset the service.");
            }
            Metric metric = Aim.find(run.metric(), metrics);
            SwapRule.refusal(run, metric, clock.instant()).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            LiveProgress live = new LiveProgress(admin, applicationId);
            live.await(
                    TopicCatalogue.EVENTS_ENRICHED.name(),
                    run.last(),
                    behind -> say.accept("The running service has %d records to read until it is as far as the run."
                            .formatted(behind)));
            say.accept("Putting the windows of %s from %s to %s in the place of the live ones."
                    .formatted(run.metric(), run.from(), run.to()));
            String partials = applicationId + "-" + PaneStage.PARTIALS + "-repartition";
            live.await(
                    partials,
                    new ReplacementWriter(run, partials, producer, serdes, say).write(metric, consumer),
                    behind -> say.accept("The running service has %d records to take.".formatted(behind)));
            return new LiveComparison(run.run(), consumer, serdes).find();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    /**
     * How brokers are spoken to.
     *
     * @param consumers that read what is committed and belong to no group
     */
    public record Brokers(
            Supplier<Admin> admins,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers) {}
}
