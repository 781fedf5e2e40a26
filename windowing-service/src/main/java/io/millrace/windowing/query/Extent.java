package io.millrace.windowing.query;

import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * How much of what a question is about comes into the answer.
 *
 * @param limit most panes
 * @param latest whether only the newest window is wanted
 * @param top the measure by which its panes are put in order, the greatest first; null for the order of groups
 */
record Extent(int limit, boolean latest, @Nullable String top) {
    /** Most panes in one answer. */
    static final int MOST = 10_000;

    static Extent of(Metric metric, MultiValueMap<String, String> parameters) {
        @Nullable String top = parameters.getFirst("top");
        if (top != null && metric.measures().stream().map(Measure::name).noneMatch(top::equals)) {
            throw new InvalidQueryException("'top' must be one of the metric's measures %s."
                    .formatted(metric.measures().stream().map(Measure::name).toList()));
        }
        boolean latest = top != null || isTrue(parameters.getFirst("latest"));
        if (latest && parameters.containsKey("next")) {
            throw new InvalidQueryException("There is no 'next' to the newest window.");
        }
        return new Extent(limit(parameters.getFirst("limit")), latest, top);
    }

    private static boolean isTrue(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new InvalidQueryException("'latest' must be true or false.");
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw wrongLimit();
        }
        throw wrongLimit();
    }

    private static InvalidQueryException wrongLimit() {
        return new InvalidQueryException("'limit' must be a number from 1 to %d.".formatted(MOST));
    }
}
