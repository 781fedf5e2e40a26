package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static io.millrace.windowing.MeasuredDay.ALL;
import static io.millrace.windowing.MeasuredDay.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.PartialBatch;
import io.millrace.windowing.Reprocessing.Outcome;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run has come to takes the place of a live result that is wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwapInIT {
    private static final String FUNNEL = "funnel-per-minute";
    private static final Instant WRONG = DAY.plusSeconds(600);

    @RegisterExtension
    static final MeasuredDay MEASURED = new MeasuredDay();

    private final LiveWindowing suite = MEASURED.suite();
    private final EnrichedLog log = suite.log();

    /** As if a fault had counted what never was, in a window that there is and in one that there is not. */
    @Test
    void takesThePlaceOfALiveResultThatIsWrong() throws InterruptedException {
        contribute(null);
        contribute("Nowhere");
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(1), false);
        await().atMost(SOON).until(() -> funnel().contains("Nowhere"));
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(2), false);
        Outcome outcome = MEASURED.reprocess(new Run(FUNNEL, ALL, "funnel"));
        assertThat(outcome.live().different()).isEqualTo(1);
        assertThat(outcome.live().onlyLive()).isEqualTo(1);

        SwapIn.Outcome swapped = MEASURED.swapIn("funnel");

        assertThat(swapped.complete()).as(swapped.lines().toString()).isTrue();
        assertThat(swapped.live().equal()).isEqualTo(outcome.live().equal() + 1);
        assertThat(funnel()).doesNotContain("Nowhere");
        int panes = suite.panes(FUNNEL).size();
        assertThat(MEASURED.swapIn("funnel").complete()).isTrue();
        assertThat(suite.panes(FUNNEL)).hasSize(panes);
    }

    /** Each of the windows that overlap is wrong, as a step of all of them is; and the shop does not stop meanwhile. */
    @Test
    @Order(Integer.MAX_VALUE) // It lets a day pass, in which the others would have nothing to say.
    void takesThePlaceOfWindowsThatOverlapWhileEventsFlow() throws Exception {
        contribute("top-products", List.of(new GroupValue("product", "nowhere")), Duration.ofSeconds(10), "views");
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(3), false);
        String nowhere = "/v1/windows/top-products?group=product:nowhere";
        await().atMost(SOON).until(() -> MEASURED.service().get(nowhere).body().contains("nowhere"));
        log.markersToAll("live", DAY.plus(Duration.ofHours(36)).plusSeconds(4), false);
        assertThat(MEASURED.reprocess(new Run("top-products", ALL, "sliding"))
                        .live()
                        .onlyLive())
                .isEqualTo(30);
        ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger sent = new AtomicInteger();
        ScheduledFuture<?> flowing =
                shop.scheduleAtFixedRate(() -> viewMeanwhile(sent.getAndIncrement()), 0, 5, TimeUnit.MILLISECONDS);

        SwapIn.Outcome swapped = MEASURED.swapIn("sliding");

        flowing.cancel(false);
        shop.shutdown();
        assertThat(shop.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(swapped.complete()).as(swapped.lines().toString()).isTrue();
        assertThat(MEASURED.service().get(nowhere).body()).doesNotContain("nowhere");
        log.markersToAll("live", DAY.plus(Duration.ofHours(60)), false);
        await().atMost(SOON).untilAsserted(() -> assertThat(viewsMeanwhile()).isEqualTo(30L * sent.get()));
    }

    @Test
    void refusesToSwapInWhatHasNotEnded() {
        suite.broker().createTopic("windows.state.v1.replay.broken", EnrichedLog.PARTITIONS);

        assertThatThrownBy(() -> MEASURED.swapIn("broken"))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("has not come to its end");
        assertThatThrownBy(() -> MEASURED.swapIn("never"))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("There is no run 'never'");
    }

    private void viewMeanwhile(int number) {
        Instant time = DAY.plus(Duration.ofHours(37)).plusMillis(50L * number);
        log.event(number % EnrichedLog.PARTITIONS, Events.view("meanwhile" + number, time, "meanwhile"));
        log.flush();
    }

    /** Of all windows that overlap, each event is in thirty. */
    private long viewsMeanwhile() {
        Map<String, Long> events = new HashMap<>();
        suite.panes("top-products").stream()
                .filter(pane -> pane.key().contains("=meanwhile@"))
                .forEach(pane -> events.put(pane.key(), pane.value().getEvents()));
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    private void contribute(@Nullable String country) {
        List<GroupValue> group = List.of(
                new GroupValue("country", country), new GroupValue("device", null), new GroupValue("campaign", null));
        contribute(FUNNEL, group, Duration.ofMinutes(1), "visits");
    }

    /** What a source of the first stage would send, if it were wrong. */
    private void contribute(String metric, List<GroupValue> group, Duration slice, String measure) {
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
        suite.broker()
                .send(
                        suite.topic("millrace-windowing-by-group-repartition", PartialBatch.class),
                        metric + "?" + new Group(group, null).key(),
                        new PartialBatch(List.of(partial)));
    }

    private String funnel() {
        return MEASURED.service()
                .get("/v1/windows/" + FUNNEL + "?from=" + WRONG + "&to=" + WRONG.plusSeconds(60))
                .body();
    }
}
