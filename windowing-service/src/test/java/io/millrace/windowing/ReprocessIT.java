package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.Timing;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.RunningService;
import io.millrace.windowing.Reprocessing.Outcome;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** What was measured live, out of order and with late events, is measured anew from the log and must come out the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReprocessIT {
    private static final Instant DAY = Instant.parse("2010-12-01T00:00:00Z");
    private static final TimeSpan ALL = new TimeSpan(DAY, DAY.plus(Duration.ofDays(1)));
    private static final int EVENTS = 2_000;
    private static final int LATE = 200;
    private static final int TOO_LATE = 50;
    private static final String VIEWS = "product-views-per-minute";
    private static final String FUNNEL = "funnel-per-minute";
    private static final Instant WRONG = DAY.plusSeconds(600);

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.inJvm();

    private static RunningService service;
    private static EnrichedLog log;

    @BeforeAll
    static void measureLive() {
        log = SUITE.log();
        service = SUITE.start("--spring.profiles.active=all-metrics");
        Random random = new Random(20_101_201);
        views(random, "on-time", EVENTS, DAY);
        log.markersToAll("live", DAY.plus(Duration.ofHours(2)), false);
        log.markersToAll("import-1", DAY.plus(Duration.ofMinutes(30)), false);
        views(random, "late", LATE, DAY);
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)), false);
        views(random, "too-late", TOO_LATE, DAY);
        log.markersToAll("import-1", DAY.plus(Duration.ofHours(2)), true);
        await().atMost(SOON).until(() -> ledger(VIEWS).path("read").asInt() == EVENTS + LATE + TOO_LATE);
        await().atMost(SOON)
                .until(() -> open(VIEWS).isEmpty()
                        && open("top-products").isEmpty()
                        && open(FUNNEL).isEmpty());
    }

    /** The windows of a metric of which more is to come. */
    private static Set<String> open(String metric) {
        Set<String> open = new HashSet<>();
        SUITE.panes(metric).forEach(record -> {
            if (record.value().getTiming() == Timing.EARLY) {
                open.add(record.key());
            } else {
                open.remove(record.key());
            }
        });
        return open;
    }

    /** Over an hour, out of order by minutes, on two timelines. */
    private static void views(Random random, String ids, int count, Instant from) {
        for (int number = 0; number < count; number++) {
            Instant time = from.plusMillis(3_600_000L * number / count).plusSeconds(random.nextInt(120));
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

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void comesToWhatWasMeasuredLive() throws InterruptedException {
        Outcome outcome = reprocess(new Run(VIEWS, ALL, "all"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(60);
        assertThat(outcome.live().late()).isPositive();
        LedgerView.Entry anew = outcome.ledger().metrics().get(0);
        JsonNode live = ledger(VIEWS);
        assertThat(anew.balanced()).isTrue();
        assertThat(anew.read()).isEqualTo(live.path("read").asLong());
        assertThat(anew.onTime()).isEqualTo(live.path("onTime").asLong());
        assertThat(anew.lateAccepted()).isEqualTo(live.path("lateAccepted").asLong());
        assertThat(anew.lateDropped()).isEqualTo(live.path("lateDropped").asLong());
        assertThat(topics()).noneMatch(topic -> topic.startsWith("millrace-windowing-replay.all"));
    }

    /** Windows that overlap, and only those that are whole in the range. */
    @Test
    void comesToTheSameInAPartOfTheTime() throws InterruptedException {
        TimeSpan part = new TimeSpan(DAY.plusSeconds(600), DAY.plusSeconds(1_800));

        Outcome outcome = reprocess(new Run("top-products", part, "part"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(100);
        assertThat(outcome.ledger().metrics().get(0).filteredOut()).isPositive();
    }

    @Test
    void comesToTheSessionsThatWereClosedLive() throws InterruptedException {
        JsonNode live = ledger("sessions");
        await().atMost(SOON)
                .until(() -> eventsInSessions()
                        == live.path("onTime").asLong()
                                + live.path("lateAccepted").asLong());

        Outcome outcome = reprocess(new Run("sessions", ALL, "sessions"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(1_000);
        assertThat(outcome.live().late()).isPositive();
        LedgerView.Entry anew = outcome.ledger().metrics().get(0);
        assertThat(anew.balanced()).isTrue();
        assertThat(anew.read()).isEqualTo(live.path("read").asLong());
        assertThat(anew.onTime()).isEqualTo(live.path("onTime").asLong());
        assertThat(anew.lateAccepted()).isEqualTo(live.path("lateAccepted").asLong());
        assertThat(anew.lateDropped()).isEqualTo(live.path("lateDropped").asLong());
    }

    /** Without those that began before or were not over, of which it does not know all events. */
    @Test
    void comesToTheSameSessionsInAPartOfTheTime() throws InterruptedException {
        TimeSpan part = new TimeSpan(DAY.plusSeconds(900), DAY.plusSeconds(900 + 2_700));

        Outcome outcome = reprocess(new Run("sessions", part, "sessions-part"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isBetween(100, 1_000);
        assertThat(outcome.ledger().metrics().get(0).balanced()).isTrue();
        assertThat(outcome.ledger().metrics().get(0).filteredOut()).isPositive();
    }

    private static long eventsInSessions() {
        Map<String, Long> events = new HashMap<>();
        SUITE.sessions()
                .forEach(record -> events.put(record.key(), record.value().getEvents()));
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As if a fault had counted what never was, in a window that there is and in one that there is not. */
    @Test
    void takesThePlaceOfALiveResultThatIsWrong() throws InterruptedException {
        contribute(null);
        contribute("Nowhere");
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(1), false);
        await().atMost(SOON).until(() -> funnel().contains("Nowhere"));
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(2), false);
        Outcome outcome = reprocess(new Run(FUNNEL, ALL, "funnel"));
        assertThat(outcome.live().different()).isEqualTo(1);
        assertThat(outcome.live().onlyLive()).isEqualTo(1);

        SwapIn.Outcome swapped = swapIn("funnel");

        assertThat(swapped.complete()).as(swapped.lines().toString()).isTrue();
        assertThat(swapped.live().equal()).isEqualTo(outcome.live().equal() + 1);
        assertThat(funnel()).doesNotContain("Nowhere");
        int panes = SUITE.panes(FUNNEL).size();
        assertThat(swapIn("funnel").complete()).isTrue();
        assertThat(SUITE.panes(FUNNEL)).hasSize(panes);
    }

    /** Each of the windows that overlap is wrong, as a step of all of them is; and the shop does not stop meanwhile. */
    @Test
    @Order(Integer.MAX_VALUE) // Live events that no run knows of: after those who compare ledgers.
    void takesThePlaceOfWindowsThatOverlapWhileEventsFlow() throws Exception {
        contribute("top-products", List.of(new GroupValue("product", "nowhere")), Duration.ofSeconds(10), "views");
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(3), false);
        String nowhere = "/v1/windows/top-products?group=product:nowhere";
        await().atMost(SOON).until(() -> service.get(nowhere).body().contains("nowhere"));
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(4), false);
        assertThat(reprocess(new Run("top-products", ALL, "sliding")).live().onlyLive())
                .isEqualTo(30);
        ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger sent = new AtomicInteger();
        ScheduledFuture<?> flowing =
                shop.scheduleAtFixedRate(() -> viewMeanwhile(sent.getAndIncrement()), 0, 5, TimeUnit.MILLISECONDS);

        SwapIn.Outcome swapped = swapIn("sliding");

        flowing.cancel(false);
        shop.shutdown();
        assertThat(shop.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(swapped.complete()).as(swapped.lines().toString()).isTrue();
        assertThat(service.get(nowhere).body()).doesNotContain("nowhere");
        log.markersToAll("live", DAY.plus(Duration.ofHours(60)), false);
        await().atMost(SOON).untilAsserted(() -> assertThat(viewsMeanwhile()).isEqualTo(30L * sent.get()));
    }

    private static void viewMeanwhile(int number) {
        Instant time = DAY.plus(Duration.ofHours(37)).plusMillis(50L * number);
        log.event(number % EnrichedLog.PARTITIONS, Events.view("meanwhile" + number, time, "meanwhile"));
        log.flush();
    }

    /** Of all windows that overlap, each event is in thirty. */
    private static long viewsMeanwhile() {
        Map<String, Long> events = new HashMap<>();
        SUITE.panes("top-products").stream()
                .filter(pane -> pane.key().contains("=meanwhile@"))
                .forEach(pane -> events.put(pane.key(), pane.value().getEvents()));
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void contribute(@Nullable String country) {
        List<GroupValue> group = List.of(
                new GroupValue("country", country), new GroupValue("device", null), new GroupValue("campaign", null));
        contribute(FUNNEL, group, Duration.ofMinutes(1), "visits");
    }

    /** What a source of the first stage would send, if it were wrong. */
    private static void contribute(String metric, List<GroupValue> group, Duration slice, String measure) {
        Partial partial = new Partial(
                metric,
                group,
                null,
                WRONG,
                WRONG.plus(slice),
                "live",
                null,
                7L,
                List.of(new Accumulator(measure, 7L, null, null, List.of())));
        SUITE.broker()
                .send(
                        SUITE.topic("millrace-windowing-by-group-repartition", PartialBatch.class),
                        metric + "?" + new Group(group, null).key(),
                        new PartialBatch(List.of(partial)));
    }

    private static String funnel() {
        return service.get("/v1/windows/" + FUNNEL + "?from=" + WRONG + "&to=" + WRONG.plusSeconds(60))
                .body();
    }

    @Test
    void refusesToSwapInWhatHasNotEnded() {
        SUITE.broker().createTopic("windows.state.v1.replay.broken", EnrichedLog.PARTITIONS);

        assertThatThrownBy(() -> swapIn("broken"))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("has not come to its end");
        assertThatThrownBy(() -> swapIn("never"))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("There is no run 'never'");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> reprocess(new Run("nothing", ALL, "unknown")))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("There is no metric 'nothing'")
                .hasMessageContaining(VIEWS);
        TimeSpan cut = new TimeSpan(DAY.plusSeconds(30), DAY.plusSeconds(120));
        assertThatThrownBy(() -> reprocess(new Run(VIEWS, cut, "cut")))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("cuts a window");
    }

    private static Outcome reprocess(Run run) throws InterruptedException {
        return Reprocessing.of(run, settings(run.id()), line -> {}, ReprocessIT::withRegistry);
    }

    private static SwapIn.Outcome swapIn(String run) throws InterruptedException {
        return SwapIn.of(run, settings(run), line -> {}, ReprocessIT::withRegistry);
    }

    private static List<String> settings(String run) {
        return List.of(
                "--spring.profiles.active=all-metrics",
                "--spring.kafka.bootstrap-servers=" + SUITE.broker().bootstrapServers(),
                "--spring.kafka.streams.state-dir=" + SUITE.folder(run));
    }

    private static void withRegistry(GenericApplicationContext context) {
        context.registerBean("schemaRegistry", SchemaRegistry.class, SUITE::registry);
    }

    private static JsonNode ledger(String metric) {
        return LiveWindowing.ledger(LiveWindowing.ledger(service), metric);
    }

    private static Set<String> topics() {
        try (Admin admin = Admin.create(SUITE.broker().connection())) {
            return admin.listTopics().names().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
