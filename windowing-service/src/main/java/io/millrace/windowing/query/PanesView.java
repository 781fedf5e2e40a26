package io.millrace.windowing.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.windowing.metric.Metric;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest pane of each window and group, by start and group.
 *
 * @param next to be sent with the same question for those that follow; null when there are none
 * @param stale true when a part comes from copies that may be behind, as the instance that has it did not answer
 */
record PanesView(
        String metric,
        List<PaneView> panes,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean stale) {

    static PanesView of(Metric metric, List<PaneView> panes, @Nullable String next) {
        return new PanesView(metric.name(), panes, next, false);
    }

    /** As it is wanted of the newest window. */
    PanesView ranked(Extent extent) {
        List<PaneView> ranked = panes;
        @Nullable String top = extent.top();
        if (top != null) {
            ranked = panes.stream()
                    .sorted(Comparator.comparing((PaneView pane) -> rank(pane, top))
                            .reversed())
                    .toList();
        }
        return new PanesView(metric, ranked.stream().limit(extent.limit()).toList(), null, stale);
    }

    private static BigDecimal rank(PaneView pane, String measure) {
        @Nullable Object value = pane.values().get(measure);
        return value instanceof Number || value instanceof String
                ? new BigDecimal(value.toString())
                : BigDecimal.valueOf(Long.MIN_VALUE);
    }
}
