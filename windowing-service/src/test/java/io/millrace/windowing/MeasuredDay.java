package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.Timing;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.RunningService;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.reprocess.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A service that has measured a day of views live, out of order, with late events and on two timelines, and what can be run
 * beside it. It is there for more than one class: started for the first that asks for it, it ends with the run.
 */
final class MeasuredDay implements BeforeAllCallback {
    static final Instant DAY = Instant.parse("2010-12-01T00:00:00Z");
    static final TimeSpan ALL = new TimeSpan(DAY, DAY.plus(Duration.ofDays(1)));
    static final String VIEWS = "product-views-per-minute";

    private static final int EVENTS = 2_000;
    private static final int LATE = 200;
    private static final int TOO_LATE = 50;
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(MeasuredDay.class);

    private @Nullable Measured measured;

    @Override
    public void beforeAll(ExtensionContext context) {
        measured = context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Measured.class, key -> Measured.start(context), Measured.class);
    }

    LiveWindowing suite() {
        return measured().suite();
    }

    RunningService service() {
        return measured().service();
    }

    /** The account of a metric when the day had been measured. */
    JsonNode ledger(String metric) {
        return LiveWindowing.ledger(measured().ledger(), metric);
    }

    Reprocessing.Outcome reprocess(Run run) throws InterruptedException {
        return Reprocessing.of(run, settings(run.id()), line -> {}, this::withRegistry);
    }

    SwapIn.Outcome swapIn(String run) throws InterruptedException {
        return SwapIn.of(run, settings(run), line -> {}, this::withRegistry);
    }

    private List<String> settings(String run) {
        return List.of(
                "--spring.profiles.active=all-metrics",
                "--spring.kafka.bootstrap-servers=" + suite().broker().bootstrapServers(),
                "--spring.kafka.streams.state-dir=" + suite().folder(run));
    }

    private void withRegistry(GenericApplicationContext context) {
        context.registerBean("schemaRegistry", SchemaRegistry.class, suite()::registry);
    }

    private Measured measured() {
        return requireNonNull(measured, "JUnit has not run the extension");
    }

    private record Measured(LiveWindowing suite, RunningService service, JsonNode ledger, ExtensionContext context)
            implements AutoCloseable {

        static Measured start(ExtensionContext context) {
            LiveWindowing suite = LiveWindowing.inJvm();
            suite.beforeAll(context);
            RunningService service = suite.start("--spring.profiles.active=all-metrics");
            send(suite.log());
            await().atMost(SOON).until(() -> ledger(service, VIEWS).path("read").asInt() == EVENTS + LATE + TOO_LATE);
            await().atMost(SOON)
                    .until(() -> open(suite, VIEWS).isEmpty()
                            && open(suite, "top-products").isEmpty()
                            && open(suite, "funnel-per-minute").isEmpty());
            await().atMost(SOON).until(() -> eventsInSessions(suite) == taken(ledger(service, "sessions")));
            return new Measured(suite, service, LiveWindowing.ledger(service), context);
        }

        private static void send(EnrichedLog log) {
            Random random = new Random(20_101_201);
            views(log, random, "on-time", EVENTS);
            log.markersToAll("live", DAY.plus(Duration.ofHours(2)), false);
            log.markersToAll("import-1", DAY.plus(Duration.ofMinutes(30)), false);
            views(log, random, "late", LATE);
            log.markersToAll("live", DAY.plus(Duration.ofHours(36)), false);
            views(log, random, "too-late", TOO_LATE);
            log.markersToAll("import-1", DAY.plus(Duration.ofHours(2)), true);
        }

        /** Over an hour, out of order by minutes, on two timelines. */
        private static void views(EnrichedLog log, Random random, String ids, int count) {
            for (int number = 0; number < count; number++) {
                Instant time = DAY.plusMillis(3_600_000L * number / count).plusSeconds(random.nextInt(120));
                String id = ids + number;
                String timeline = number % 3 == 0 ? "import-1" : "live";
                log.event(
                        number % EnrichedLog.PARTITIONS,
                        Events.view(id, time, "p" + random.nextInt(5))
                                .setTimeline(timeline)
                                .setSessionId(number % 2 == 0 ? id : timeline + time.getEpochSecond() / 600));
            }
            log.flush();
        }

        /** The windows of a metric of which more is to come. */
        private static Set<String> open(LiveWindowing suite, String metric) {
            Set<String> open = new HashSet<>();
            suite.panes(metric).forEach(record -> {
                if (record.value().getTiming() == Timing.EARLY) {
                    open.add(record.key());
                } else {
                    open.remove(record.key());
                }
            });
            return open;
        }

        private static long eventsInSessions(LiveWindowing suite) {
            Map<String, Long> events = new HashMap<>();
            suite.sessions()
                    .forEach(record -> events.put(record.key(), record.value().getEvents()));
            return events.values().stream().mapToLong(Long::longValue).sum();
        }

        private static long taken(JsonNode ledger) {
            return ledger.path("onTime").asLong() + ledger.path("lateAccepted").asLong();
        }

        private static JsonNode ledger(RunningService service, String metric) {
            return LiveWindowing.ledger(LiveWindowing.ledger(service), metric);
        }

        @Override
        public void close() {
            service.close();
            suite.afterAll(context);
        }
    }
}
