package io.millrace.windowing;

import static io.millrace.windowing.EnrichedLog.PARTITIONS;
import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.WindowPane;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.streams.testkit.RunningService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service against a real broker. Tests keep apart by timeline, product and country. */
class WindowingIT {
    private static final Instant LONG_AGO = Instant.parse("2010-12-01T00:00:00Z");
    private static final String STREAM = "/v1/windows/product-views-per-minute/stream";
    private static final ApiDescription DESCRIPTION = ApiDescription.of("windowing-service");

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.inJvm();

    private static EnrichedLog log;
    private static RunningService service;

    @BeforeAll
    static void start() {
        log = SUITE.log();
        service = SUITE.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Partitions are read at different speeds; without markers most of such a replay would be taken for late. */
    @Test
    void dropsNothingOfAReplayInPerfectOrder() {
        int perPartition = 3_000;
        long droppedBefore = ready().path("lateDropped").asLong();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int number = 0; number < perPartition; number++) {
                Instant time = LONG_AGO.plusMillis(1_200L * number);
                String id = partition + "-" + number;
                log.event(
                        partition,
                        Events.view(id, time, "replayed-" + number % 7)
                                .setTimeline("replay")
                                .setSessionId(id));
                if (number % 100 == 99) {
                    log.markers(partition, "replay", time, false);
                }
            }
            log.markers(partition, "replay", LONG_AGO.plusSeconds(3600), true);
        }
        log.flush();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(finalViews("replayed-")).isEqualTo((long) PARTITIONS * perPartition));

        JsonNode ledger = ledger("product-views-per-minute");
        assertThat(ledger.path("lateDropped").asLong()).isEqualTo(droppedBefore);
        assertThat(LiveWindowing.ledger(service).path("balanced").asBoolean()).isTrue();
    }

    @Test
    void waitsForNoEventsOfAPartitionThatHasNone() {
        ready();
        log.event(
                0, Events.view("idle-1", LONG_AGO, "alone").setTimeline("idle").setSessionId("idle"));
        log.markersToAll("idle", LONG_AGO.plusSeconds(59), false);
        await().atMost(SOON).until(() -> timings("alone").equals(List.of("EARLY")));

        log.markersToAll("idle", LONG_AGO.plusSeconds(60), false);

        await().atMost(SOON).until(() -> timings("alone").equals(List.of("ON_TIME")));
    }

    @Test
    void waitsForASourceThatHasNotSpoken() {
        ready();
        log.event(
                0,
                Events.view("silent-1", LONG_AGO, "waiting")
                        .setTimeline("silent")
                        .setSessionId("silent"));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int source = 0; source < PARTITIONS - 1; source++) {
                log.marker(partition, source, "silent", LONG_AGO.plusSeconds(3600), false);
            }
        }
        log.flush();
        await().atMost(SOON).until(() -> timings("waiting").equals(List.of("EARLY")));

        for (int partition = 0; partition < PARTITIONS; partition++) {
            log.marker(partition, PARTITIONS - 1, "silent", LONG_AGO.plusSeconds(3600), false);
        }
        log.flush();

        await().atMost(SOON).until(() -> timings("waiting").equals(List.of("ON_TIME")));
    }

    @Test
    void goesOnWithoutASourceThatAnOperatorReleasesAndOverARestart() {
        ready();
        log.event(
                0,
                Events.view("dead-1", LONG_AGO, "released").setTimeline("dead").setSessionId("dead"));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int source = 0; source < PARTITIONS - 1; source++) {
                log.marker(partition, source, "dead", LONG_AGO.plusSeconds(3600), false);
            }
        }
        log.flush();
        await().atMost(SOON).until(() -> timings("released").equals(List.of("EARLY")));

        assertThat(release("by-customer-9", RunningService.ADMIN_TOKEN)).isEqualTo(404);
        assertThat(release("by-customer-3", RunningService.READ_KEY)).isEqualTo(401);
        assertThat(release("by-customer-3", RunningService.ADMIN_TOKEN)).isEqualTo(200);

        await().atMost(SOON).until(() -> timings("released").equals(List.of("ON_TIME")));
        assertThat(ask("/v1/windows/product-views-per-minute?group=product:released")
                        .toString())
                .contains("\"confidence\":\"RELEASED\"");
        service.close();
        service = SUITE.start();
        ready();
        assertThat(service.get("/v1/watermarks").body())
                .contains("{\"timeline\":\"dead\",\"time\":\"2010-12-01T01:00:00.000Z\",\"ended\":false,"
                        + "\"confidence\":\"RELEASED\"}");
    }

    @Test
    void saysHowFarEachTimelineHasCome() {
        ready();
        log.markersToAll("told", LONG_AGO, false);
        log.markersToAll("told", LONG_AGO.plusSeconds(1), true);

        await().atMost(SOON)
                .until(() -> service.get("/v1/watermarks")
                        .body()
                        .contains("{\"timeline\":\"told\",\"time\":\"2010-12-01T00:00:01.000Z\",\"ended\":true,"
                                + "\"confidence\":\"COMPLETE\"}"));

        assertThat(DESCRIPTION.complaintsAbout(
                        "GET /v1/watermarks", 200, service.get("/v1/watermarks").body()))
                .isEmpty();
        assertThat(DESCRIPTION.complaintsAbout(
                        "GET /v1/windows", 200, service.get("/v1/windows").body()))
                .isEmpty();
    }

    @Test
    void streamsPanesAndGoesOnWhereAFollowerStopped() throws Exception {
        ready();
        List<String> first = follow("streamed", null, () -> {
            log.event(
                    0,
                    Events.view("s-1", LONG_AGO, "streamed")
                            .setTimeline("streamed")
                            .setSessionId("st"));
            log.markersToAll("streamed", LONG_AGO.plusSeconds(60), false);
        });
        String id = first.get(first.size() - 1);
        log.event(
                1,
                Events.view("s-2", LONG_AGO.plusSeconds(120), "streamed")
                        .setTimeline("streamed")
                        .setSessionId("st"));
        log.markersToAll("streamed", LONG_AGO.plusSeconds(240), false);

        List<String> second = follow("streamed", id, () -> {});

        assertThat(second).doesNotContainAnyElementsOf(first).isNotEmpty();
        HttpResponse<String> refused =
                service.send(service.request(STREAM, RunningService.READ_KEY).header("Last-Event-ID", "x"));
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    /** The ids of the panes of a product, up to one that is final. */
    private static List<String> follow(String product, @Nullable String lastEventId, Runnable meanwhile)
            throws Exception {
        HttpRequest.Builder request = service.request(STREAM + "?group=product:" + product, RunningService.READ_KEY);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        List<String> ids = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("id:");
            meanwhile.run();
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length());
                }
                if (line.startsWith("data:")) {
                    ids.add(id);
                    if (line.contains("ON_TIME")) {
                        return ids;
                    }
                }
            }
        }
        throw new AssertionError("The stream ended");
    }

    @Test
    void answersTheSameAfterARestartWithoutItsFolder() throws IOException {
        ready();
        for (int number = 0; number < 100; number++) {
            log.event(
                    number % PARTITIONS,
                    Events.order("kept-" + number, LONG_AGO.plusSeconds(number), "1.01", "Iceland")
                            .setTimeline("kept")
                            .setSessionId("kept"));
        }
        log.markersToAll("kept", LONG_AGO.plusSeconds(200), false);
        String question = "/v1/windows/revenue-per-day?group=country:Iceland";
        await().atMost(SOON).until(() -> ask(question).toString().contains("\"revenue\":\"101.00\""));
        String before = ask(question).toString();
        String ledgerBefore = ledger("revenue-per-day").toString();

        service.close();
        FileSystemUtils.deleteRecursively(SUITE.folder("state"));
        service = SUITE.start();
        ready();

        assertThat(ask(question).toString()).isEqualTo(before);
        assertThat(ledger("revenue-per-day").toString()).isEqualTo(ledgerBefore);
        log.event(
                0,
                Events.order("kept-on", LONG_AGO.plusSeconds(300), "1.01", "Iceland")
                        .setTimeline("kept")
                        .setSessionId("kept"));
        log.markersToAll("kept", LONG_AGO.plus(Duration.ofDays(1)), true);
        await().atMost(SOON).until(() -> {
            String answer = ask(question).toString();
            return answer.contains("\"revenue\":\"102.01\"") && answer.contains("ON_TIME");
        });
        await().atMost(SOON).until(() -> sessions("kept").equals(List.of(101L)));
        assertThat(Files.exists(SUITE.folder("state"))).isTrue();
    }

    private static int release(String source, String key) {
        return service.send(service.request("/v1/watermarks/dead/sources/" + source + "/release", key)
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** Waits until the service is ready, and gives the ledger of views. */
    private static JsonNode ready() {
        await().atMost(SOON).until(() -> service.isReady());
        await().atMost(SOON).until(() -> service.get("/v1/ledger").statusCode() == 200);
        return ledger("product-views-per-minute");
    }

    private static JsonNode ledger(String metric) {
        return LiveWindowing.ledger(LiveWindowing.ledger(service), metric);
    }

    private static JsonNode ask(String question) {
        String answer = service.get(question).body();
        assertThat(DESCRIPTION.complaintsAbout("GET /v1/windows/{metric}", 200, answer))
                .isEmpty();
        return JsonMapper.shared().readTree(answer);
    }

    private static List<String> timings(String product) {
        List<String> timings = new ArrayList<>();
        ask("/v1/windows/product-views-per-minute?group=product:" + product)
                .path("panes")
                .forEach(pane -> timings.add(pane.path("timing").asString()));
        return timings;
    }

    /** All views of products of the prefix, as the latest panes on the topic say it; none while any pane is early. */
    private static long finalViews(String prefix) {
        Map<String, WindowPane> latest = new HashMap<>();
        SUITE.panes("product-views-per-minute").forEach(pane -> latest.put(pane.key(), pane.value()));
        latest.keySet().removeIf(key -> !key.startsWith("product-views-per-minute?product=" + prefix));
        boolean open = latest.values().stream()
                .anyMatch(pane -> !pane.getTiming().name().equals("ON_TIME"));
        return open
                ? 0
                : latest.values().stream()
                        .mapToLong(pane -> pane.getValues().get(0).getValue().longValueExact())
                        .sum();
    }

    private static List<Long> sessions(String id) {
        return SUITE.sessions().stream()
                .filter(record -> record.key().equals(id))
                .map(record -> record.value().getEvents())
                .toList();
    }
}
