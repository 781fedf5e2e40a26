package io.millrace.windowing.query;

import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The panes of one instance that answer a question, put in order over the stores of its tasks. */
final class Panes {
    private Panes() {}

    static PanesView find(PaneQuery query, List<ReadOnlyKeyValueStore<String, WindowState>> tasks) {
        if (query.isEmpty()) {
            return PanesView.of(query.metric(), List.of(), null);
        }
        return query.extent().latest()
                ? newest(query, tasks)
                : inOrder(query, query.extent().limit(), tasks);
    }

    /** All of the newest window, as only they can be compared with those of other instances. */
    private static PanesView newest(PaneQuery query, List<ReadOnlyKeyValueStore<String, WindowState>> tasks) {
        return tasks.stream()
                .flatMap(task -> new PaneWalk(query, task).newestStart().stream())
                .max(String::compareTo)
                .map(start -> inOrder(query.within(start), Extent.MOST, tasks))
                .map(panes -> panes.ranked(query.extent()))
                .orElseGet(() -> PanesView.of(query.metric(), List.of(), null));
    }

    private static PanesView inOrder(
            PaneQuery query, int most, List<ReadOnlyKeyValueStore<String, WindowState>> tasks) {
        NavigableMap<String, WindowPane> first = new TreeMap<>();
        for (ReadOnlyKeyValueStore<String, WindowState> task : tasks) {
            addFirst(query, most, task, first);
        }
        @Nullable String next = null;
        if (first.size() > most) {
            first.pollLastEntry();
            next = PaneQuery.next(first.lastKey());
        }
        List<PaneView> panes = new ArrayList<>();
        first.values().forEach(pane -> panes.add(PaneView.of(pane, query.metric())));
        return PanesView.of(query.metric(), panes, next);
    }

    /** Keeps one more than an answer holds, which tells that more follow. */
    private static void addFirst(
            PaneQuery query,
            int most,
            ReadOnlyKeyValueStore<String, WindowState> task,
            NavigableMap<String, WindowPane> first) {
        new PaneWalk(query, task).forward((key, pane) -> {
            boolean full = first.size() > most;
            if (full && key.compareTo(first.lastKey()) > 0) {
                return false;
            }
            keepNewer(first, key, pane);
            if (first.size() > most + 1) {
                first.pollLastEntry();
            }
            return true;
        });
    }

    /** A task that moves may be known in two versions. */
    private static void keepNewer(NavigableMap<String, WindowPane> panes, String key, WindowPane pane) {
        panes.merge(key, pane, (one, other) -> one.getIndex() >= other.getIndex() ? one : other);
    }
}
