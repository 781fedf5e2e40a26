package io.millrace.recommendation.index;

import org.jspecify.annotations.Nullable;

/**
 * A product to show.
 *
 * @param score from 0 to 1
 * @param because the visitor's own product that speaks for it most, null when none does
 * @param support visits that speak for it
 */
public record Suggestion(
        String itemId, double score, @Nullable String because, int support) {}
