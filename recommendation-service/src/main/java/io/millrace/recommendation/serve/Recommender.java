package io.millrace.recommendation.serve;

import io.millrace.event.Timelines;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.RecommendationMetrics.Basis;
import io.millrace.recommendation.follow.LiveIndex;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.index.Suggestion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what to show: what visits like this one had beside it, or else, and said to be so, what most visits had. The
 * request's own product counts at once, whether or not its event has arrived.
 */
final class Recommender {
    private final LiveIndex live;
    private final PopularItems popular;
    private final Duration visitGap;
    private final Clock clock;
    private final RecommendationMetrics metrics;

    Recommender(LiveIndex live, PopularItems popular, Duration visitGap, Clock clock, RecommendationMetrics metrics) {
        this.live = live;
        this.popular = popular;
        this.visitGap = visitGap;
        this.clock = clock;
        this.metrics = metrics;
    }

    Answer next(RecommendationRequest request) {
        long begun = System.nanoTime();
        // Asked first: an index that catches up meanwhile does not make an earlier look at it complete.
        boolean complete = live.isCaughtUp();
        SessionIndex index = live.get();
        List<String> seen = seen(request, index);
        List<Suggestion> suggestions = seen.isEmpty() ? List.of() : index.next(seen, request.most());
        boolean personal = !suggestions.isEmpty();
        List<Suggestion> items = personal ? suggestions : popular.without(seen, request.most());
        metrics.countAnswer(basis(personal, items), Duration.ofNanos(System.nanoTime() - begun));
        return new Answer(items, !personal || !complete);
    }

    /** What the visitor looked at during this visit, the request's own product last. */
    private List<String> seen(RecommendationRequest request, SessionIndex index) {
        List<String> seen = new ArrayList<>();
        if (request.visitorId() != null) {
            seen.addAll(index.recentItems(
                    Timelines.LIVE, request.visitorId(), clock.instant().minus(visitGap)));
        }
        if (request.itemId() != null) {
            seen.remove(request.itemId());
            seen.add(request.itemId());
        }
        return seen;
    }

    private static Basis basis(boolean personal, List<Suggestion> items) {
        if (personal) {
            return Basis.VISIT;
        }
        return items.isEmpty() ? Basis.NOTHING : Basis.POPULARITY;
    }

    /** Products to show, the best first. */
    record Answer(List<Suggestion> items, boolean degraded) {}
}
