package io.millrace.windowing.query;

import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.state.Keys;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the panes of one task that a question is about, in the order of their windows. When it asks for one group,
 * that is looked up in each window, as there may be many thousands of others.
 */
final class PaneWalk {
    private static final int KEY_PARTS = 3;

    private final PaneQuery query;
    private final ReadOnlyKeyValueStore<String, WindowState> task;

    PaneWalk(PaneQuery query, ReadOnlyKeyValueStore<String, WindowState> task) {
        this.query = query;
        this.task = task;
    }

    /** Passes the key of each window with its latest pane until told not to go on; true when it came to the end. */
    boolean forward(BiPredicate<String, WindowPane> goesOn) {
        Optional<String> group = query.groupKey();
        if (group.isEmpty()) {
            return range(query.from(), query.to(), goesOn);
        }
        String from = query.from();
        Optional<String> start = firstStart(from);
        while (start.isPresent()) {
            String window = Keys.of(query.metric().name(), start.get(), group.get());
            if (!range(greater(from, window), window + Keys.END, goesOn)) {
                return false;
            }
            from = Keys.to(query.metric().name(), start.get());
            start = firstStart(from);
        }
        return true;
    }

    /** The start of the newest window that has a pane. */
    Optional<String> newestStart() {
        String to = query.to();
        Optional<String> start = lastStart(to);
        while (start.isPresent()) {
            boolean none = new PaneWalk(query.within(start.get()), task).forward((key, pane) -> false);
            if (!none) {
                return start;
            }
            to = Keys.from(query.metric().name(), start.get());
            start = lastStart(to);
        }
        return Optional.empty();
    }

    private boolean range(String from, String to, BiPredicate<String, WindowPane> goesOn) {
        try (KeyValueIterator<String, WindowState> windows = task.range(from, to)) {
            while (windows.hasNext()) {
                KeyValue<String, WindowState> window = windows.next();
                @Nullable WindowPane pane = window.value.getPane();
                if (isWanted(pane) && !goesOn.test(window.key, pane)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Without windows that have turned out to have no events. */
    private boolean isWanted(@Nullable WindowPane pane) {
        return pane != null && pane.getEvents() > 0 && pane.getMergedInto() == null && query.takes(pane);
    }

    private Optional<String> firstStart(String from) {
        if (from.compareTo(query.to()) >= 0) {
            return Optional.empty();
        }
        try (KeyValueIterator<String, WindowState> windows = task.range(from, query.to())) {
            return start(windows);
        }
    }

    private Optional<String> lastStart(String to) {
        if (query.from().compareTo(to) >= 0) {
            return Optional.empty();
        }
        try (KeyValueIterator<String, WindowState> windows = task.reverseRange(query.from(), to)) {
            return start(windows);
        }
    }

    private static Optional<String> start(KeyValueIterator<String, WindowState> windows) {
        return windows.hasNext() ? Optional.of(Keys.part(windows.peekNextKey(), 1, KEY_PARTS)) : Optional.empty();
    }

    private static String greater(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
