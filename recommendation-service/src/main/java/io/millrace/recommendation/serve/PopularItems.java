package io.millrace.recommendation.serve;

import io.millrace.recommendation.follow.LiveIndex;
import io.millrace.recommendation.index.Suggestion;
import java.time.Duration;
import java.util.List;

/** The products that most visits have, looked up now and then, as looking goes through all of them. */
final class PopularItems {
    private final LiveIndex live;
    private final Duration refresh;
    private final int most;
    private List<Suggestion> top = List.of();
    private long lookedUp;

    PopularItems(LiveIndex live, Duration refresh, int most) {
        this.live = live;
        this.refresh = refresh;
        this.most = most;
    }

    /** The most popular products without some. */
    List<Suggestion> without(List<String> excluded, int wanted) {
        return top().stream()
                .filter(suggestion -> !excluded.contains(suggestion.itemId()))
                .limit(wanted)
                .toList();
    }

    private synchronized List<Suggestion> top() {
        if (top.isEmpty() || System.nanoTime() - lookedUp > refresh.toNanos()) {
            top = live.get().popular(most, List.of());
            lookedUp = System.nanoTime();
        }
        return top;
    }
}
