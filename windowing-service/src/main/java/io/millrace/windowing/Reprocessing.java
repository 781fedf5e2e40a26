package io.millrace.windowing;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.reprocess.Aim;
import io.millrace.windowing.reprocess.EndOfLog;
import io.millrace.windowing.reprocess.FinishedRun;
import io.millrace.windowing.reprocess.FinishedRuns;
import io.millrace.windowing.reprocess.LeftOvers;
import io.millrace.windowing.reprocess.LiveComparison;
import io.millrace.windowing.reprocess.LiveComparison.Differences;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import io.millrace.windowing.reprocess.SessionComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.KafkaAdmin;

/** Computes a metric anew beside the running service: begins, waits for the end, compares and clears up. */
public final class Reprocessing {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Run run;
    private final ConfigurableApplicationContext context;
    private final StreamsBuilderFactoryBean streams;

    private Reprocessing(Run run, ConfigurableApplicationContext context) {
        this.run = run;
        this.context = context;
        this.streams = context.getBean(StreamsBuilderFactoryBean.class);
    }

    /**
     * Returns when every window of the range is final.
     *
     * @param settings of the service, as on its command line
     * @param say is told what happens
     * @throws ReprocessFailedException when it does not come to that; the message says what to do
     */
    public static Outcome of(Run run, List<String> settings, Consumer<String> say) throws InterruptedException {
        return of(run, settings, say, context -> {});
    }

    /** The same in a context to which something is added. */
    static Outcome of(
            Run run,
            List<String> settings,
            Consumer<String> say,
            ApplicationContextInitializer<GenericApplicationContext> more)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(settings);
        // A run that fails is begun anew, under another name.
        arguments.add("--millrace.streams.restarts=0");
        try (ConfigurableApplicationContext context = SuiteService.builder(
                        ReprocessConfiguration.class, WindowingApplication.NAME)
                .web(WebApplicationType.NONE)
                .initializers(new WithRun(run), more)
                .run(arguments.toArray(String[]::new))) {
            return new Reprocessing(run, context).finish(say);
        } catch (ReprocessFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ReprocessFailedException(NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    private Outcome finish(Consumer<String> say) throws InterruptedException {
        awaitStart();
        say.accept("Reading %s from %s to %s anew into %s."
                .formatted(
                        run.metric(),
                        run.range().start(),
                        run.range().end(),
                        run.nameOf((run.isOfSessions() ? TopicCatalogue.SESSIONS_CLOSED : TopicCatalogue.WINDOW_RESULTS)
                                .name())));
        awaitEnd();
        LedgerView ledger = LedgerView.of(stores().get(EventStage.LEDGER, keyValueStore()));
        String applicationId = String.valueOf(
                requireNonNull(streams.getStreamsConfiguration()).get(StreamsConfig.APPLICATION_ID_CONFIG));
        streams.stop();
        try (Admin admin = Admin.create(context.getBean(KafkaAdmin.class).getConfigurationProperties());
                org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer =
                        ReprocessConfiguration.consumer(context.getBean(KafkaProperties.class))) {
            sayThatItHasEnded(ledger, consumer);
            LeftOvers.remove(admin, applicationId);
            return new Outcome(run, ledger, compare(consumer));
        }
    }

    private Differences compare(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        AvroSerdes serdes = context.getBean(AvroSerdes.class);
        return run.isOfSessions()
                ? new SessionComparison(run, context.getBean(Aim.class).sessions(), consumer, serdes).find()
                : new LiveComparison(run, consumer, serdes).find();
    }

    private void sayThatItHasEnded(
            LedgerView ledger, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer)
            throws InterruptedException {
        EndOfLog end = context.getBean(EndOfLog.class);
        FinishedRun finished = new FinishedRun(
                run.id(),
                run.metric(),
                context.getBean(Aim.class).definition(),
                run.range().start(),
                run.range().end(),
                ledger.balanced(),
                end.begin(),
                end.asOf(),
                end.last());
        try {
            FinishedRuns.write(
                    finished,
                    end.written(),
                    consumer,
                    () -> ReprocessConfiguration.producer(context.getBean(KafkaProperties.class)));
        } catch (ExecutionException e) {
            throw new ReprocessFailedException(requireNonNullElse(e.getCause(), e));
        }
    }

    private void awaitStart() throws InterruptedException {
        try {
            context.getBean(ServiceStart.class)
                    .completion()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new ReprocessFailedException(requireNonNullElse(e.getCause(), e));
        }
    }

    private void awaitEnd() throws InterruptedException {
        while (!isAtEnd()) {
            KafkaStreams running = streams.getKafkaStreams();
            if (running == null || running.state().hasStartedOrFinishedShuttingDown()) {
                throw new ReprocessFailedException(new IllegalStateException(
                        "the topology has stopped; the log says why. Run it again under another name"));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Whether the second stage has heard the end of every timeline from everyone, in all tasks. */
    private boolean isAtEnd() {
        return context.getBean(EndOfLog.class).isWritten();
    }

    private LocalStores stores() {
        return context.getBean(LocalStores.class);
    }

    /** Brings what the configuration goes by. */
    private record WithRun(Run run) implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            context.registerBean(Run.class, () -> run);
        }
    }

    /**
     * What a run has come to.
     *
     * @param ledger of the run: what became of every event that it read
     */
    public record Outcome(Run run, LedgerView ledger, Differences live) {

        /** For people. */
        public List<String> lines() {
            LedgerView.Entry entry = ledger.metrics().get(0);
            return List.of(
                    "Ledger: %d read = %d filtered out + %d assigned + %d dead letters; %d assignments = %d on time + %d late + %d too late: %s."
                            .formatted(
                                    entry.read(),
                                    entry.filteredOut(),
                                    entry.assigned(),
                                    entry.deadLetters(),
                                    entry.assignments(),
                                    entry.onTime(),
                                    entry.lateAccepted(),
                                    entry.lateDropped(),
                                    entry.balanced() ? "it adds up" : "it does NOT add up"),
                    "Beside the live result: %d %s say the same, %d do not, %d are only live, %d only in this run; %s were too late."
                            .formatted(
                                    live.equal(),
                                    run.isOfSessions() ? "sessions" : "windows",
                                    live.different(),
                                    live.onlyLive(),
                                    live.onlyAnew(),
                                    live.sameLate() ? "the same events" : "other events"));
        }
    }
}
