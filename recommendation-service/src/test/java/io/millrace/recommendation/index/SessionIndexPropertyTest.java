package io.millrace.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index against a model that looks at everything, under limits so small that all of them are met. */
class SessionIndexPropertyTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String LIVE = "live";
    private static final Duration ALWAYS = Duration.ofDays(365);
    private static final double TINY = 1e-9;

    @Property(tries = 500)
    void answersAsTheNaiveModelDoes(
            @ForAll("limits") IndexLimits limits,
            @ForAll("rules") VstanRule rule,
            @ForAll("clicks") List<Click> clicks,
            @ForAll("questions") List<String> question) {
        SessionIndex index = new SessionIndex(limits, rule);
        NaiveIndex naive = new NaiveIndex(limits, rule);

        for (Click click : clicks) {
            index.add(click);
            naive.add(click);

            assertThat(index.recentItems(LIVE, click.visitorId(), NOON.minus(ALWAYS)))
                    .isEqualTo(naive.recent(LIVE, click.visitorId()));
        }

        assertThat(index.sessionCount()).isEqualTo(naive.sessionCount());
        assertSame(index, naive, question);
    }

    @Property(tries = 200)
    void goesOnAfterARestartAsIfThereHadBeenNone(
            @ForAll("limits") IndexLimits limits,
            @ForAll("rules") VstanRule rule,
            @ForAll("clicks") List<Click> before,
            @ForAll("clicks") List<Click> after,
            @ForAll("questions") List<String> question)
            throws IOException {
        SessionIndex index = new SessionIndex(limits, rule);
        before.forEach(index::add);
        SessionIndex restored = copy(index, limits, rule);
        assertThat(restored.next(question, 5)).isEqualTo(index.next(question, 5));

        after.forEach(index::add);
        after.forEach(restored::add);

        assertThat(restored.next(question, 5)).isEqualTo(index.next(question, 5));
        assertThat(restored.popular(5, List.of())).isEqualTo(index.popular(5, List.of()));
        assertThat(restored.itemCount()).isEqualTo(index.itemCount());
        assertThat(restored.visitorCount()).isEqualTo(index.visitorCount());
    }

    private static void assertSame(SessionIndex index, NaiveIndex naive, List<String> question) {
        Map<String, Double> expected = naive.scores(question);
        List<Double> best = expected.values().stream()
                .filter(score -> score > 0)
                .sorted(Comparator.reverseOrder())
                .limit(5)
                .toList();

        List<Suggestion> answer = index.next(question, 5);

        assertThat(answer).hasSameSizeAs(best);
        for (int i = 0; i < best.size(); i++) {
            Suggestion suggestion = answer.get(i);
            assertThat(suggestion.score()).isCloseTo(best.get(i), within(TINY));
            assertThat(suggestion.score()).isCloseTo(expected.get(suggestion.itemId()), within(TINY));
            assertThat(naive.support(question, suggestion.itemId()))
                    .containsEntry(suggestion.because(), suggestion.support());
        }
        assertThat(index.popular(20, List.of()))
                .allSatisfy(popular -> assertThat(popular.support()).isEqualTo(naive.sessionsWith(popular.itemId())));
    }

    private static SessionIndex copy(SessionIndex index, IndexLimits limits, VstanRule rule) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IndexCodec.write(index, new DataOutputStream(bytes));
        return IndexCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), limits, rule);
    }

    @Provide
    Arbitrary<IndexLimits> limits() {
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 6);
        return Combinators.combine(
                        Arbitraries.of(2, 4, 8, 16),
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(1, 9),
                        few,
                        few,
                        few)
                .as(IndexLimits::new);
    }

    @Provide
    Arbitrary<VstanRule> rules() {
        Arbitrary<Double> decay = Arbitraries.of(0.45, 1.5, 4.0);
        return Combinators.combine(
                        decay,
                        Arbitraries.of(Duration.ofMinutes(1), Duration.ofDays(10)),
                        decay,
                        decay,
                        Arbitraries.of(0.0, 1.0, 5.0))
                .as(VstanRule::new);
    }

    @Provide
    Arbitrary<List<Click>> clicks() {
        Arbitrary<Click> click = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 600),
                        items())
                .as((visitor, visit, second, item) ->
                        new Click(LIVE, "a:" + visitor, visitor + "-" + visit, NOON.plusSeconds(second), item));
        return click.list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<String>> questions() {
        return items().list().ofMinSize(1).ofMaxSize(8);
    }

    /** The first products more often than the last. */
    private static Arbitrary<String> items() {
        return Arbitraries.of("p1", "p1", "p1", "p1", "p2", "p2", "p2", "p3", "p3", "p4", "p5", "p6", "p7", "p8");
    }
}
