package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.window.NaiveWindows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Processes of the service that are killed, join and leave while events flow: every window of every kind, the events that were
 * too late for one, the visits and the ledger are those of a naive model, which knows of no processes.
 */
class ProcessesIT {
    private static final int KILLS = 2;
    private static final int PROGRESS = 500;

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.forProcesses();

    private static final List<MeasuredMetric> METRICS = MeasuredMetric.ofEachKind();

    private static MeasuredTraffic traffic;
    private static WindowingProcess one;

    @BeforeAll
    static void start() {
        traffic = new MeasuredTraffic(SUITE.log(), METRICS);
        one = instance("one");
        one.start();
    }

    private static WindowingProcess instance(String name) {
        List<String> settings = new ArrayList<>();
        for (MeasuredMetric metric : METRICS) {
            settings.addAll(metric.settings(METRICS.indexOf(metric)));
        }
        return new WindowingProcess(name, SUITE, settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        traffic.close();
    }

    @Test
    void losesAndDoublesNothingWhenItsProcessIsKilledInMidWindow() throws Exception {
        ScheduledFuture<?> flowing = traffic.start();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitProgress();
            await().atMost(SOON).until(() -> standing().stream().anyMatch(ProcessesIT::isOpen));
            one.kill();
            assertThat(traffic.records()).isGreaterThan(committed());
            one.start();
        }
        awaitProgress();

        traffic.stop(flowing);

        assertAllCountedOnce();
        assertThat(one.log()).content().doesNotContain("Failed to register startup state stores");
    }

    @Test
    void losesAndDoublesNothingWhenAnotherInstanceJoinsAndLeaves() throws Exception {
        ScheduledFuture<?> flowing = traffic.start();
        awaitProgress();
        try (WindowingProcess other = instance("other")) {
            other.start();
            await().atMost(SOON).until(() -> read(other.ledger()) > 0);
            long read = read(other.ledger());
            await().atMost(SOON).until(() -> read(other.ledger()) > read);
            other.stop();
        }
        awaitProgress();

        traffic.stop(flowing);

        assertAllCountedOnce();
    }

    /** Waits until more events are counted for good, whoever counts them. */
    private static void awaitProgress() throws Exception {
        long before = committed();
        await().atMost(SOON).until(() -> committed() > before + PROGRESS);
    }

    private static long committed() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(SUITE.broker().connection())) {
            return admin
                    .listConsumerGroupOffsets("millrace-windowing")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(offset -> offset.getKey().topic().equals(TopicCatalogue.EVENTS_ENRICHED.name()))
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
        }
    }

    private static void assertAllCountedOnce() {
        Map<String, String> expected = new TreeMap<>();
        METRICS.forEach(metric ->
                metric.results().forEach((window, sum) -> expected.put(metric.name() + " " + window, sum)));
        await().atMost(SOON).untilAsserted(() -> assertThat(results()).containsExactlyInAnyOrderEntriesOf(expected));
        assertThat(standing()).noneMatch(ProcessesIT::isOpen);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sessions()).containsExactlyInAnyOrderEntriesOf(traffic.sessions()));
        assertThat(late())
                .containsExactlyInAnyOrderElementsOf(METRICS.stream()
                        .flatMap(metric -> metric.late().stream())
                        .toList());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ledger())
                        .containsExactlyElementsOf(
                                METRICS.stream().map(MeasuredMetric::ledger).toList()));
    }

    private static Map<String, String> results() {
        Map<String, String> results = new TreeMap<>();
        standing()
                .forEach(pane -> results.put(
                        pane.getMetric() + " "
                                + NaiveWindows.describe(
                                        pane.getStart(),
                                        pane.getEnd(),
                                        pane.getGroup().get(0).getValue()),
                        pane.getValues().get(0).getValue().intValueExact() + " in " + pane.getEvents()));
        return results;
    }

    /** The latest panes of windows that have not become a part of another. */
    private static Collection<WindowPane> standing() {
        Map<String, WindowPane> latest = new HashMap<>();
        SUITE.panes().forEach(pane -> latest.put(pane.key(), pane.value()));
        latest.values().removeIf(pane -> pane.getMergedInto() != null);
        return latest.values();
    }

    private static boolean isOpen(WindowPane pane) {
        return pane.getTiming() == Timing.EARLY;
    }

    private static Map<String, Long> sessions() {
        Map<String, Long> events = new HashMap<>();
        SUITE.sessions()
                .forEach(session -> events.put(session.key(), session.value().getEvents()));
        return events;
    }

    private static List<String> late() {
        return SUITE.late().stream()
                .map(late -> late.getMetric() + " " + late.getEvent().getMessageId() + " in " + late.getWindows())
                .toList();
    }

    private static List<String> ledger() {
        JsonNode ledger = one.ledger();
        return METRICS.stream()
                .map(metric -> LiveWindowing.ledger(ledger, metric.name()))
                .map(entry -> MeasuredMetric.ledger(
                        entry.path("metric").asString(),
                        entry.path("read").asLong(),
                        entry.path("onTime").asLong(),
                        entry.path("lateAccepted").asLong(),
                        entry.path("lateDropped").asLong()))
                .toList();
    }

    private static long read(JsonNode ledger) {
        return LiveWindowing.ledger(ledger, METRICS.get(0).name()).path("read").asLong();
    }
}
