package io.millrace.windowing.window;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a window follows from what has been contributed to it, and a pane from the window and the pane before. */
final class PaneRule {
    private final Progress progress;

    PaneRule(Progress progress) {
        this.progress = progress;
    }

    /** The window with a source's partial in place of the one before. */
    WindowState with(@Nullable WindowState known, Partial partial, Instant now) {
        List<Partial> contributions = new ArrayList<>();
        if (known != null) {
            contributions.addAll(known.getContributions());
            contributions.removeIf(other -> other.getSource() == partial.getSource()
                    && other.getTimeline().equals(partial.getTimeline()));
        }
        contributions.add(partial);
        return new WindowState(contributions, known == null ? null : known.getPane(), now);
    }

    boolean knows(@Nullable WindowState window, String timeline) {
        return window != null
                && window.getContributions().stream()
                        .anyMatch(partial -> partial.getTimeline().equals(timeline));
    }

    /** Whether every timeline that has contributed has passed the window, so that only late events may change it. */
    boolean isComplete(Metric metric, WindowState window) {
        return window.getContributions().stream()
                .allMatch(partial ->
                        progress.of(partial.getTimeline()).passed(metric.due(partial.getEnd(), partial.getTimeline())));
    }

    WindowPane next(Metric metric, WindowState window, Timing timing) {
        Partial any = window.getContributions().get(0);
        @Nullable WindowPane before = window.getPane();
        List<Measurement> values = List.of();
        for (Partial partial : window.getContributions()) {
            values = metric.combine(values, partial.getValues());
        }
        List<Measurement> retracted = before == null ? List.of() : before.getValues();
        return new WindowPane(
                metric.name(),
                any.getGroup(),
                any.getCurrency(),
                any.getStart(),
                any.getEnd(),
                timing,
                before == null ? 0L : before.getIndex() + 1,
                watermark(window).orElse(null),
                confidence(window),
                values,
                retracted,
                metric.difference(values, retracted));
    }

    /** That of the slowest timeline; one that has ended holds nobody back. Empty while any has not begun. */
    private Optional<Instant> watermark(WindowState window) {
        List<Reached> reached = reached(window);
        Optional<Instant> slowest = reached.stream()
                .filter(timeline -> !timeline.closed())
                .map(Reached::time)
                .min(Comparator.naturalOrder());
        return slowest.or(() -> reached.stream().map(Reached::time).max(Comparator.naturalOrder()))
                .filter(time -> !time.equals(Instant.MIN));
    }

    private Confidence confidence(WindowState window) {
        boolean released = reached(window).stream().anyMatch(timeline -> timeline.confidence() == Confidence.RELEASED);
        return released ? Confidence.RELEASED : Confidence.COMPLETE;
    }

    private List<Reached> reached(WindowState window) {
        return window.getContributions().stream()
                .map(partial -> progress.of(partial.getTimeline()))
                .toList();
    }
}
