package io.millrace.quickstart.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Timelines;
import io.millrace.quickstart.RecordingScreen;
import io.millrace.quickstart.SteppedClock;
import io.millrace.quickstart.replay.StubSuite.Request;
import io.millrace.quickstart.replay.StubSuite.Trouble;
import io.millrace.quickstart.retail.Days;
import io.millrace.quickstart.retail.OnlineRetail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plays the data set's first two days to a gateway that is only played, with all the trouble that a real one may make. */
class ReplayIT {
    private static final OnlineRetail DATA =
            OnlineRetail.on(new Days(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)));
    private static final int EVENTS = 10_580;
    private static final int PRODUCT_VERSIONS = 1_822;

    private final StubSuite suite = new StubSuite();
    private final SteppedClock clock = new SteppedClock();
    private final RecordingScreen screen = new RecordingScreen();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @AfterEach
    void stopSuite() {
        suite.close();
    }

    @Test
    void importsTheCatalogueThenTheEventsInOrderOfTime() throws InterruptedException {
        boolean allAccepted = replay(imported()).run(DATA);

        assertThat(allAccepted).isTrue();
        assertThat(suite.requests().stream().filter(Request::isProducts)).isNotEmpty();
        assertThat(suite.requests())
                .isSortedAccordingTo((one, other) -> Boolean.compare(other.isProducts(), one.isProducts()));
        assertThat(suite.events()).hasSize(EVENTS).extracting(ReplayIT::timeOf).isSorted();
        assertThat(suite.events().stream()
                        .map(event -> event.path("messageId").asString())
                        .distinct())
                .hasSize(EVENTS);
        assertThat(screen.lines())
                .anySatisfy(line -> assertThat(line).contains("1,822 sent, 1,822 accepted, 0 rejected"))
                .anySatisfy(line -> assertThat(line).contains("10,580 sent, 10,580 accepted, 0 rejected"))
                .contains("Requests retried: 0");
        assertThat(screen.progress())
                .last()
                .asString()
                .contains("1.00 10,580 of 10,580 events")
                .contains("2010-12-02");
    }

    @Test
    void keepsEachRequestWithinTheGatewaysLimits() throws InterruptedException {
        replay(imported()).run(DATA);

        assertThat(suite.requests()).allSatisfy(request -> {
            assertThat(request.body().lines().count()).isLessThanOrEqualTo(2_000);
            assertThat(request.body().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(900_000);
            assertThat(request.key()).isEqualTo("some-key");
        });
        assertThat(suite.requests().stream().filter(Request::isEvents)).hasSize(6);
    }

    @Test
    void sendsEverythingUnderOneImportAndClosesIt() throws InterruptedException {
        replay(imported()).run(DATA);

        String importId = "online-retail-2010-12-01-2010-12-02";
        assertThat(Timelines.isImportId(importId)).isTrue();
        assertThat(suite.requests().stream().filter(Request::isEvents))
                .extracting(Request::importId)
                .containsOnly(Optional.of(importId));
        List<Request> watermarks =
                suite.requests().stream().filter(Request::isWatermark).toList();
        assertThat(watermarks).extracting(Request::path).containsOnly("/v1/imports/" + importId + "/watermark");
        assertThat(watermarks.stream()
                        .map(request -> request.items().get(0).path("final").asBoolean()))
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void promisesNothingThatAnEventBreaks() throws InterruptedException {
        replay(imported()).run(DATA);

        Instant promised = Instant.MIN;
        Instant stored = Instant.MIN;
        for (Request request : suite.requests()) {
            if (request.isWatermark()) {
                promised = Instant.parse(request.items().get(0).path("time").asString());
                assertThat(promised).isEqualTo(stored);
            } else if (request.isEvents()) {
                assertThat(timeOf(request.items().get(0))).isAfterOrEqualTo(promised);
                stored = timeOf(request.items().get(request.items().size() - 1));
            }
        }
        assertThat(promised).isAfter(Instant.parse("2010-12-02T00:00:00Z"));
    }

    @Test
    void sendsTheSameBytesWhenTheSameDaysAreSentAgain() throws InterruptedException {
        replay(imported()).run(DATA);
        List<Request> first = List.copyOf(suite.requests());
        suite.requests().clear();

        replay(imported()).run(DATA);

        assertThat(suite.requests()).isEqualTo(first);
    }

    @Test
    void repeatsARequestUntilItIsTaken() throws InterruptedException {
        suite.fail(Trouble.status(503), Trouble.HANGS_UP, Trouble.busyFor(7), Trouble.status(502));

        boolean allAccepted = replay(imported(), true).run(DATA);

        assertThat(allAccepted).isTrue();
        assertThat(suite.requests().subList(0, 5))
                .extracting(Request::body)
                .containsOnly(suite.requests().get(4).body());
        assertThat(suite.events()).hasSize(EVENTS);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofSeconds(2));
        assertThat(troubles).singleElement().asString().contains("503");
        assertThat(screen.lines()).contains("Requests retried: 4");
    }

    @Test
    void losesNothingOverConnectionsThatBreakAndReportsEachOnce() throws InterruptedException {
        replay(imported()).run(DATA);
        List<Request> undisturbed = List.copyOf(suite.requests());
        suite.requests().clear();

        suite.hangUpOnEvery(4);
        replay(imported()).run(DATA);

        List<Request> broken =
                suite.requests().stream().filter(request -> !request.taken()).toList();
        assertThat(broken).anyMatch(Request::isEvents).anyMatch(Request::isWatermark);
        assertThat(suite.taken()).isEqualTo(undisturbed);
        assertThat(troubles).hasSameSizeAs(broken);
    }

    @Test
    void sendsNoEventBeforeEnrichmentKnowsTheCatalogue() throws InterruptedException {
        Iterator<Long> looks = List.of(0L, 0L, 1_000L, (long) PRODUCT_VERSIONS - 1, (long) PRODUCT_VERSIONS)
                .iterator();
        List<Boolean> eventsAtEachLook = new ArrayList<>();
        suite.knowProducts(sent -> {
            eventsAtEachLook.add(suite.requests().stream().anyMatch(Request::isEvents));
            return looks.next();
        });

        replay(imported()).run(DATA);

        assertThat(eventsAtEachLook).hasSize(5).containsOnly(false);
        assertThat(suite.events()).hasSize(EVENTS);
    }

    @Test
    void waitsForEnrichmentAsLongAsItAdvances() throws InterruptedException {
        AtomicLong known = new AtomicLong();
        suite.knowProducts(sent -> {
            clock.pass(Duration.ofSeconds(100));
            return Math.min(sent, known.addAndGet(500));
        });

        replay(imported()).run(DATA);

        assertThat(suite.events()).hasSize(EVENTS);
    }

    @Test
    void findsOutThatEnrichmentIsNotThereBeforeItSendsAnything() {
        suite.stopEnrichment();

        assertThatThrownBy(() -> replay(imported()).run(DATA))
                .hasMessageContaining("Enrichment at")
                .hasMessageContaining("cannot be reached");
        assertThat(suite.requests()).isEmpty();
    }

    @Test
    void stopsWhenEnrichmentStandsStill() {
        suite.knowProducts(sent -> Math.min(sent, 1_000));

        assertThatThrownBy(() -> replay(imported()).run(DATA))
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContaining("up to 1000 of 1822")
                .hasMessageContaining("120 s");
        assertThat(suite.requests()).noneMatch(Request::isEvents);
    }

    @Test
    void stampsEventsAsTheyAreSentWhenPlayedAsIfNow() throws InterruptedException {
        replay(live(500)).run(DATA);

        assertThat(suite.requests()).noneMatch(Request::isWatermark);
        assertThat(suite.requests()).extracting(Request::importId).containsOnly(Optional.empty());
        assertThat(suite.events()).hasSize(EVENTS).extracting(ReplayIT::timeOf).isSorted();
        assertThat(timeOf(suite.events().get(0))).isEqualTo(SteppedClock.START);
        assertThat(Duration.between(SteppedClock.START, timeOf(suite.events().get(EVENTS - 1))))
                .isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void makesNewEventsInEachRunAsIfNow() throws InterruptedException {
        replay(live(500)).run(DATA);
        replay(live(500)).run(DATA);

        assertThat(suite.events().stream()
                        .map(event -> event.path("messageId").asString())
                        .distinct())
                .hasSize(2 * EVENTS)
                .allMatch(id -> id.startsWith("online-retail-"));
    }

    @Test
    void playsTwentyEventsASecondAsIfNow() throws InterruptedException {
        replay(new ReplayPlan(suite.addresses(), "some-key", true, Optional.empty()))
                .run(DATA);

        assertThat(Duration.between(SteppedClock.START, clock.instant())).isEqualTo(Duration.ofMillis(528_800));
    }

    @Test
    void saysWhatWasRejectedAndThatNotAllIsWell() throws InterruptedException {
        suite.rejectWith("missing-identity", "Give the event an anonymousId.");

        boolean allAccepted = replay(imported()).run(DATA);

        assertThat(allAccepted).isFalse();
        assertThat(screen.lines()).anySatisfy(line -> assertThat(line).contains("10,574 accepted, 6 rejected"));
        assertThat(screen.errors()).hasSize(3).allMatch(error -> error.contains("missing-identity"));
    }

    @Test
    void stopsWhenTheKeyIsRefused() {
        suite.fail(Trouble.refusal(401, "This key is unknown."));

        assertThatThrownBy(() -> replay(imported()).run(DATA))
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContaining("This key is unknown.")
                .hasMessageContaining("--write-key");
        assertThat(suite.requests()).hasSize(1);
    }

    @Test
    void tellsWhatWasSentWhenItStopsHalfway() {
        suite.fail(
                Trouble.NONE, Trouble.NONE, Trouble.NONE, Trouble.NONE, Trouble.refusal(401, "This key is unknown."));

        assertThatThrownBy(() -> replay(imported()).run(DATA)).isInstanceOf(ReplayStoppedException.class);

        assertThat(suite.requests()).hasSize(5).last().matches(Request::isWatermark);
        String sent = Numbers.shown(suite.events().size());
        assertThat(screen.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("Catalogue: 1,822 sent, 1,822 accepted, 0 rejected"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Events: %s sent, %s accepted, 0 rejected".formatted(sent, sent)))
                .contains("Requests retried: 0");
    }

    @Test
    void stopsWhenTheGatewayDoesNotAccountForEveryItem() {
        suite.fail(new Trouble(200, Optional.empty(), "<html>Welcome</html>"));

        assertThatThrownBy(() -> replay(imported()).run(DATA)).hasMessageContaining("not a gateway of this suite");
    }

    @Test
    void saysAtOnceThatNobodyIsThere() {
        suite.close();

        assertThatThrownBy(() -> replay(imported()).run(DATA))
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("--port-offset");
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpOnAGatewayThatStaysBusyForTenMinutes() {
        for (int i = 0; i < 1_000; i++) {
            suite.fail(Trouble.status(503));
        }

        assertThatThrownBy(() -> replay(imported()).run(DATA))
                .isInstanceOf(ReplayStoppedException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("Run the same command again");
        assertThat(Duration.between(SteppedClock.START, clock.instant()))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    private ReplayPlan imported() {
        return new ReplayPlan(suite.addresses(), "some-key", false, Optional.empty());
    }

    private ReplayPlan live(int rate) {
        return new ReplayPlan(suite.addresses(), "some-key", true, Optional.of(rate));
    }

    private Replay replay(ReplayPlan plan) {
        return replay(plan, false);
    }

    private Replay replay(ReplayPlan plan, boolean waitsForStrangers) {
        RetryRule rule = new RetryRule(
                Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(10), waitsForStrangers);
        Pauses stepping = length -> {
            pauses.add(length);
            clock.pass(length);
        };
        return new Replay(plan, new Waiting(rule, clock, stepping), screen, troubles::add);
    }

    private static Instant timeOf(JsonNode event) {
        return Instant.parse(event.path("timestamp").asString());
    }
}
