package io.millrace.streams.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/** What a task says about time is the same however often it is restarted, at every point. */
class TimelinesOverRestartsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ArrivalTimelines.Pace PACE =
            new ArrivalTimelines.Pace(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMillis(500));

    @Property(tries = 200)
    void arrivalsNeverGoBackAndForgetNothing(@ForAll("arrivals") List<Step> steps) {
        WatermarkStore kept = new WatermarkStore(store());
        ArrivalTimelines undisturbed = new ArrivalTimelines("me", 4, PACE, new WatermarkStore(store()));
        ArrivalTimelines restarted = new ArrivalTimelines("me", 4, PACE, kept);
        Instant now = NOON;
        for (Step step : steps) {
            now = now.plusSeconds(step.pause());
            if (step.restart()) {
                restarted = new ArrivalTimelines("me", 4, PACE, kept);
            }

            undisturbed.hear(step.word(), now);
            restarted.hear(step.word(), now);

            assertThat(restarted.arrival()).isEqualTo(undisturbed.arrival());
        }
    }

    @Property(tries = 200)
    void markersAreTheSameButForRepeatsAfterARestart(@ForAll("markers") List<Step> steps) {
        WatermarkStore kept = new WatermarkStore(store());
        SourceTimelines undisturbed = new SourceTimelines("me", 4, Duration.ofMillis(500), new WatermarkStore(store()));
        SourceTimelines restarted = new SourceTimelines("me", 4, Duration.ofMillis(500), kept);
        for (Step step : steps) {
            if (step.restart()) {
                restarted = new SourceTimelines("me", 4, Duration.ofMillis(500), kept);
            }

            Optional<Watermark> expected = undisturbed.hear(step.word(), NOON);
            Optional<Watermark> sent = restarted.hear(step.word(), NOON);

            expected.ifPresent(marker -> assertThat(sent).contains(marker));
        }
    }

    /** Neither when a source returns that an operator had released, nor over restarts in between. */
    @Property(tries = 500)
    void whatIsReachedNeverGoesBackAndIsTheSameAfterRestarts(@ForAll("markersAndReleases") List<Step> steps) {
        WatermarkStore kept = new WatermarkStore(store());
        HeardTimelines undisturbed = new HeardTimelines(new WatermarkStore(store()));
        HeardTimelines restarted = new HeardTimelines(kept);
        for (Step step : steps) {
            if (step.restart()) {
                restarted = new HeardTimelines(kept);
            }
            String timeline = step.word().getTimeline();
            Optional<Watermark> before = undisturbed.reached(timeline);

            Optional<Watermark> after = undisturbed.hear(step.word(), NOON);
            restarted.hear(step.word(), NOON);

            assertThat(restarted.reached(timeline)).isEqualTo(after);
            before.filter(known -> !known.getClosing())
                    .ifPresent(known -> assertThat(after.orElseThrow().getClosing()
                                    || !after.orElseThrow().getTime().isBefore(known.getTime()))
                            .isTrue());
            before.filter(Watermark::getClosing)
                    .ifPresent(known ->
                            assertThat(after.orElseThrow().getClosing()).isTrue());
        }
    }

    @Provide
    Arbitrary<List<Step>> markersAndReleases() {
        return Combinators.combine(
                        Arbitraries.of("live:s1", "live:s2", "live:s3", "import-1:s1", "import-1:s2"),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 3).map(die -> die == 0))
                .as((speaker, second, die, restart) -> {
                    int sources = speaker.startsWith("live") ? 3 : 2;
                    Watermark word = word(speaker, sources, second, die == 0 && !speaker.startsWith("live"));
                    Watermark absence =
                            SourceWatermarks.absence(word.getTimeline(), word.getSource(), sources, Instant.EPOCH);
                    return new Step(die > 6 ? absence : word, 0, restart);
                })
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Step>> arrivals() {
        return Combinators.combine(
                        Arbitraries.of("live:g1", "live:g2", "live:g3", "import-1:import-1"),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 9).map(die -> die == 0),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 3).map(die -> die == 0))
                .as((speaker, second, closing, pause, restart) ->
                        new Step(word(speaker, 1, second, closing), pause, restart))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Step>> markers() {
        return Combinators.combine(
                        Arbitraries.of("live:s1", "live:s2", "import-1:s1", "import-1:s2"),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 9).map(die -> die == 0),
                        Arbitraries.integers().between(0, 3).map(die -> die == 0))
                .as((speaker, second, closing, restart) -> new Step(word(speaker, 2, second, closing), 0, restart))
                .list()
                .ofMaxSize(30);
    }

    record Step(Watermark word, int pause, boolean restart) {}

    private static Watermark word(String speaker, int sources, int second, boolean closing) {
        String[] timelineAndSource = speaker.split(":", 2);
        return new Watermark(
                timelineAndSource[0],
                timelineAndSource[1],
                sources,
                NOON.plusSeconds(second),
                closing,
                Confidence.COMPLETE);
    }

    private static TimestampedKeyValueStore<String, Watermark> store() {
        TimestampedKeyValueStore<String, Watermark> store = Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("watermarks"),
                        Serdes.String(),
                        AvroSerdes.against(new InMemorySchemaRegistry()).of(Watermark.class))
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
