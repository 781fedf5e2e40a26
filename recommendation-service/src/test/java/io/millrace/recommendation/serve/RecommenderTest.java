package io.millrace.recommendation.serve;

import static io.millrace.recommendation.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.follow.LiveIndex;
import io.millrace.recommendation.index.Click;
import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.index.Suggestion;
import io.millrace.recommendation.index.VstanRule;
import io.millrace.recommendation.serve.Recommender.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommenderTest {
    private final SessionIndex index = new SessionIndex(
            new IndexLimits(64, 16, 32, 16, 10, 100), new VstanRule(3.62, Duration.ofDays(100), 0.4525, 3.62, 1));
    private final LiveIndex live = new LiveIndex(index);
    private final Recommender recommender = new Recommender(
            live,
            new PopularItems(live, Duration.ZERO, 100),
            Duration.ofMinutes(30),
            Clock.fixed(NOON, ZoneOffset.UTC),
            new RecommendationMetrics(new SimpleMeterRegistry()));

    @Test
    void goesByTheProductAtHandThoughNoEventHasArrived() {
        visit("a:other", NOON, "lantern", "candle");

        assertThat(ask("a:new", "lantern").items())
                .extracting(Suggestion::itemId)
                .containsExactly("candle");
    }

    @Test
    void goesByTheVisitAndByTheProductAtHand() {
        visit("a:other", NOON, "lantern", "candle");
        visit("a:another", NOON, "teapot", "cup");
        visit("a:now", NOON.minusSeconds(60), "teapot");

        assertThat(ask("a:now", "lantern").items())
                .extracting(Suggestion::itemId)
                .containsExactly("candle", "cup");
    }

    @Test
    void forgetsAVisitThatIsOver() {
        visit("a:other", NOON, "teapot", "cup");
        visit("a:back", NOON.minus(Duration.ofMinutes(31)), "teapot");

        Answer answer = ask("a:back", null);

        assertThat(answer.degraded()).isTrue();
        assertThat(answer.items()).extracting(Suggestion::itemId).containsExactly("teapot", "cup");
    }

    @Test
    void answersNothingWhenThereIsNothing() {
        assertThat(ask(null, null)).isEqualTo(new Answer(List.of(), true));
    }

    @Test
    void doesNotPassOffAnIndexThatCatchesUpAsComplete() {
        visit("a:other", NOON, "lantern", "candle");

        Answer answer = ask(null, "lantern");

        assertThat(answer.items()).isNotEmpty();
        assertThat(answer.degraded()).isTrue();
    }

    private Answer ask(@Nullable String visitorId, @Nullable String itemId) {
        return recommender.next(new RecommendationRequest(visitorId, itemId, 10));
    }

    private void visit(String visitorId, Instant time, String... products) {
        for (String product : products) {
            index.add(new Click("live", visitorId, "visit-of-" + visitorId, time, product));
        }
    }
}
