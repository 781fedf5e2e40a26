package io.millrace.recommendation.serve;

import io.millrace.recommendation.index.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to show, as {@code GET /v1/recommendations/next} answers.
 *
 * @param degraded whether the answer does not rest on what the visitor looked at, or not on all that had happened
 */
record RecommendationView(
        String recommendationId,
        String surface,
        String model,
        @Nullable String experiment,
        boolean degraded,
        List<ItemView> items) {

    /** A product, how strongly it is recommended, and why. */
    record ItemView(String id, double score, ReasonView reason) {

        static ItemView of(Suggestion suggestion) {
            String type = suggestion.because() == null ? "popular" : "viewed-together";
            return new ItemView(
                    suggestion.itemId(),
                    suggestion.score(),
                    new ReasonView(type, suggestion.because(), suggestion.support()));
        }
    }

    /**
     * Why a product is shown.
     *
     * @param itemId the visitor's own product that speaks for it, null when it is merely popular
     * @param support visits that speak for it
     */
    record ReasonView(String type, @Nullable String itemId, int support) {}
}
