package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What sources have contributed: the latest partial of each. */
final class Contributions {

    private Contributions() {}

    static List<Partial> of(@Nullable WindowState window) {
        return window == null ? List.of() : window.getContributions();
    }

    /** With a source's partial in place of those that it had sent for the same time before. */
    static List<Partial> with(List<Partial> known, Partial partial) {
        List<Partial> contributions = new ArrayList<>(known.size() + 1);
        for (Partial other : known) {
            if (!replaces(partial, other)) {
                contributions.add(other);
            }
        }
        contributions.add(partial);
        return contributions;
    }

    /** Whether a source has sent just this before. */
    static boolean have(List<Partial> contributions, Partial partial) {
        return contributions.stream().anyMatch(other -> isSame(partial, other));
    }

    static boolean areSame(List<Partial> contributions, List<Partial> others) {
        if (contributions.size() != others.size()) {
            return false;
        }
        for (int index = 0; index < contributions.size(); index++) {
            if (!isSame(contributions.get(index), others.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** A source only ever adds events, so with as many it is the same. */
    private static boolean isSame(Partial partial, Partial other) {
        return other.getEvents() == partial.getEvents()
                && isOfSameSource(partial, other)
                && Spans.of(partial).equals(Spans.of(other));
    }

    static boolean know(List<Partial> contributions, String timeline) {
        return contributions.stream().anyMatch(partial -> partial.getTimeline().equals(timeline));
    }

    /** Whether a part of the same slice and timeline has set a timer in the first window of another, or one before. */
    static boolean waitFor(List<Partial> contributions, Partial partial) {
        return contributions.stream()
                .filter(other -> other.getTimeline().equals(partial.getTimeline()))
                .anyMatch(other -> other.getSince() == null
                        || (partial.getSince() != null && !other.getSince().isAfter(partial.getSince())));
    }

    /** Parts of one source never overlap, so what lies within a later one has become a part of it. */
    private static boolean replaces(Partial partial, Partial other) {
        return isOfSameSource(partial, other) && Spans.of(partial).contains(Spans.of(other));
    }

    private static boolean isOfSameSource(Partial partial, Partial other) {
        return other.getSource() == partial.getSource()
                && other.getTimeline().equals(partial.getTimeline())
                && Objects.equals(other.getSince(), partial.getSince());
    }
}
