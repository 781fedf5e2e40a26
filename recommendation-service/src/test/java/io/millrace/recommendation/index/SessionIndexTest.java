package io.millrace.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionIndexTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final VstanRule RULE = new VstanRule(3.62, Duration.ofDays(100), 0.4525, 3.62, 1);
    private static final IndexLimits LIMITS = new IndexLimits(64, 16, 32, 16, 10, 100);

    private final SessionIndex index = new SessionIndex(LIMITS, RULE);

    @Test
    void suggestsWhatOthersViewedBesideIt() {
        visit("v1", "lantern", "candle");
        visit("v2", "candle", "lantern");

        List<Suggestion> next = index.next(List.of("lantern"), 10);

        assertThat(next).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.itemId()).isEqualTo("candle");
            assertThat(suggestion.because()).isEqualTo("lantern");
            assertThat(suggestion.support()).isEqualTo(2);
            assertThat(suggestion.score()).isPositive().isLessThanOrEqualTo(1);
        });
    }

    @Test
    void learnsFromAClickAtOnce() {
        click("v1", "lantern");
        assertThat(index.next(List.of("lantern"), 10)).isEmpty();

        click("v1", "candle");

        assertThat(index.next(List.of("lantern"), 10)).hasSize(1);
    }

    @Test
    void knowsNothingOfAProductThatNobodyViewed() {
        visit("v1", "lantern", "candle");

        assertThat(index.next(List.of("teapot"), 10)).isEmpty();
    }

    @Test
    void suggestsNothingThatTheVisitorHasJustSeen() {
        visit("v1", "lantern", "candle", "matches");

        assertThat(index.next(List.of("candle", "lantern"), 10))
                .extracting(Suggestion::itemId)
                .containsExactly("matches");
    }

    @Test
    void prefersWhatGoesWithTheNewestProduct() {
        visit("v1", "tea", "cup");
        visit("v2", "lantern", "candle");

        assertThat(index.next(List.of("tea", "lantern"), 10))
                .extracting(Suggestion::itemId)
                .containsExactly("candle", "cup");
    }

    @Test
    void prefersTheNearerOfTwoProductsInAVisit() {
        visit("v1", "lantern", "candle", "teapot");

        assertThat(index.next(List.of("lantern"), 10))
                .extracting(Suggestion::itemId)
                .containsExactly("candle", "teapot");
    }

    @Test
    void prefersTheRarerOfTwoProductsBesideIt() {
        visit("v1", "common", "lantern", "rare");
        IntStream.range(0, 5).forEach(i -> visit("other" + i, "common", "teapot" + i));

        assertThat(index.next(List.of("lantern"), 10))
                .extracting(Suggestion::itemId)
                .containsExactly("rare", "common");
    }

    @Test
    void forgetsTheOldestVisitWhenThereAreTooMany() {
        visit("v1", "lantern", "candle");

        IntStream.range(0, LIMITS.sessions()).forEach(i -> visit("other" + i, "teapot", "cup"));

        assertThat(index.next(List.of("lantern"), 10)).isEmpty();
        assertThat(index.sessionCount()).isEqualTo(LIMITS.sessions());
        assertThat(index.itemCount()).isEqualTo(2);
    }

    @Test
    void continuesALongVisitInAnotherEntry() {
        String[] products = IntStream.range(0, 40).mapToObj(i -> "p" + i).toArray(String[]::new);

        visit("v1", products);

        assertThat(index.sessionCount()).isEqualTo(3);
        assertThat(index.next(List.of("p38"), 1)).extracting(Suggestion::itemId).containsAnyOf("p37", "p39");
    }

    @Test
    void tellsTheMostPopularFirst() {
        visit("v1", "lantern", "candle");
        visit("v2", "lantern");

        assertThat(index.popular(10, List.of()))
                .containsExactly(new Suggestion("lantern", 1.0, null, 2), new Suggestion("candle", 0.5, null, 1));
        assertThat(index.popular(1, List.of("lantern")))
                .extracting(Suggestion::itemId)
                .containsExactly("candle");
    }

    @Test
    void remembersWhatAVisitorViewedDuringTheVisitOnly() {
        visit("v1", "lantern", "candle", "lantern");

        assertThat(index.recentItems("live", "v1", NOON)).containsExactly("candle", "lantern");
        assertThat(index.recentItems("live", "v1", NOON.plusSeconds(1))).isEmpty();
        assertThat(index.recentItems("import", "v1", NOON)).isEmpty();
        assertThat(index.recentItems("live", "v2", NOON)).isEmpty();
    }

    @Test
    void answersFromVisitsOfAnyAge() {
        index.add(new Click("last-century", "v1", "visit", Instant.parse("1999-01-01T12:00:00Z"), "lantern"));
        index.add(new Click("last-century", "v1", "visit", Instant.parse("1999-01-01T12:00:01Z"), "candle"));

        assertThat(index.next(List.of("lantern"), 10)).hasSize(1);
    }

    @Test
    void refusesAnIndexOfNothing() {
        assertThatThrownBy(() -> new IndexLimits(3, 16, 32, 16, 10, 100)).hasMessageContaining("power of two");
        assertThatThrownBy(() -> new IndexLimits(4, 16, 0, 16, 10, 100)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new VstanRule(0, Duration.ofDays(1), 1, 1, 1)).hasMessageContaining("positive");
    }

    @Test
    void answersManyWhileOneAdds() throws Exception {
        SessionIndex small = new SessionIndex(new IndexLimits(16, 4, 8, 4, 10, 10), RULE);
        AtomicBoolean adding = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Integer> reader = () -> {
            SplittableRandom random = new SplittableRandom();
            int answers = 0;
            while (adding.get() || answers == 0) {
                List<Suggestion> next = small.next(List.of("p" + random.nextInt(12), "p" + random.nextInt(12)), 5);
                assertThat(next).allMatch(suggestion -> suggestion.score() > 0 && suggestion.score() <= 1);
                small.popular(5, List.of());
                answers++;
            }
            return answers;
        };
        List<Future<Integer>> readers = List.of(threads.submit(reader), threads.submit(reader));

        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            String visitor = "v" + random.nextInt(6);
            small.add(new Click("live", visitor, visitor + i / 50, NOON.plusMillis(i), "p" + random.nextInt(12)));
        }
        adding.set(false);

        for (Future<Integer> future : readers) {
            assertThat(future.get(30, TimeUnit.SECONDS)).isPositive();
        }
        threads.shutdown();
    }

    private void visit(String visitor, String... products) {
        for (String product : products) {
            click(visitor, product);
        }
    }

    private void click(String visitor, String product) {
        index.add(new Click("live", visitor, "visit-of-" + visitor, NOON, product));
    }
}
