package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Definition;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what has been computed anew in the place of what is known, with all that a later event needs to be added to it.
 * A window that is still open, or in which there may be events that the other has not seen, stays as it is.
 */
final class Replacements {
    private static final WindowState NOTHING = new WindowState(List.of(), null, Instant.EPOCH);

    private final WindowBook book;
    private final Map<String, String> definitions = new HashMap<>();

    Replacements(WindowBook book) {
        this.book = book;
    }

    void take(Metric metric, Replacement replacement) {
        if (!(metric.windowing() instanceof AlignedWindows windows) || !isOfSameDefinition(metric, replacement)) {
            return;
        }
        book.forEach(
                replacement.from(),
                replacement.to(),
                key -> replace(new Place(metric, windows, key), NOTHING, replacement));
        if (replacement.window() != null) {
            replace(new Place(metric, windows, replacement.to()), replacement.window(), replacement);
        }
    }

    private boolean isOfSameDefinition(Metric metric, Replacement replacement) {
        return definitions
                .computeIfAbsent(metric.name(), name -> Definition.of(metric))
                .equals(replacement.definition());
    }

    private void replace(Place place, WindowState anew, Replacement replacement) {
        @Nullable WindowState known = book.get(place.key());
        if (!isAtRest(place, known, replacement.asOf()) || !isOver(place, anew)) {
            return;
        }
        @Nullable WindowPane before = known == null ? null : known.getPane();
        @Nullable WindowPane pane = replacement.range().contains(place.window()) ? pane(place, before, anew) : null;
        if (pane == null && isSame(Contributions.of(known), anew.getContributions())) {
            return;
        }
        WindowState window = new WindowState(anew.getContributions(), pane == null ? before : pane, replacement.asOf());
        book.replace(place.metric(), place.key(), window, pane);
    }

    /** Whether nothing has come since, and nothing waits to be sent. */
    private boolean isAtRest(Place place, @Nullable WindowState known, Instant asOf) {
        if (known == null) {
            return true;
        }
        boolean open = known.getPane() != null && known.getPane().getTiming() == Timing.EARLY;
        return !open && known.getChangedAt().isBefore(asOf) && !book.isChanged(place.key()) && isOver(place, known);
    }

    /** Whether all windows that the contributions are in are complete, so that none of them has to be waited for. */
    private boolean isOver(Place place, WindowState window) {
        return book.isComplete(place.metric(), place.lastEnd(), window.getContributions());
    }

    /** The pane that says what is new; null when there is nothing to say. */
    private @Nullable WindowPane pane(Place place, @Nullable WindowPane before, WindowState anew) {
        @Nullable WindowPane other = anew.getPane();
        if (before == null) {
            return other == null ? null : PaneRule.first(place.metric(), other);
        }
        WindowPane next = other == null
                ? PaneRule.emptied(place.metric(), before)
                : PaneRule.replaced(place.metric(), before, other);
        boolean same = next.getEvents() == before.getEvents()
                && next.getValues().toString().equals(before.getValues().toString());
        return same ? null : next;
    }

    /** By texts, as Avro's own comparison knows no decimals; timelines come in any order. */
    private static boolean isSame(List<Partial> contributions, List<Partial> others) {
        return texts(contributions).equals(texts(others));
    }

    private static List<String> texts(List<Partial> contributions) {
        return contributions.stream().map(Partial::toString).sorted().toList();
    }

    /** Where a window is: which one, of what. */
    private record Place(Metric metric, AlignedWindows windows, String key) {

        TimeSpan window() {
            return windows.windowAt(start());
        }

        Instant lastEnd() {
            return windows.sliceOf(start()).end().plus(windows.reach());
        }

        private Instant start() {
            return Keys.time(Keys.rest(key, 1), 0);
        }
    }
}
