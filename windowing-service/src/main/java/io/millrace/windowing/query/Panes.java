package io.millrace.windowing.query;

import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The panes that answer a question, put in order over the stores of all tasks. */
final class Panes {
    private final int most;

    /**
     * @param most panes in one answer
     */
    Panes(int most) {
        this.most = most;
    }

    PanesView find(PaneQuery query, List<ReadOnlyKeyValueStore<String, WindowState>> tasks) {
        NavigableMap<String, WindowPane> first = new TreeMap<>();
        if (!query.isEmpty()) {
            for (ReadOnlyKeyValueStore<String, WindowState> task : tasks) {
                addFirst(query, task, first);
            }
        }
        @Nullable String next = null;
        if (first.size() > most) {
            first.pollLastEntry();
            next = PaneQuery.next(first.lastKey());
        }
        List<PaneView> panes = new ArrayList<>();
        first.values().forEach(pane -> panes.add(PaneView.of(pane, query.metric())));
        return new PanesView(query.metric().name(), panes, next);
    }

    /** Keeps one more than an answer holds, which tells that more follow. */
    private void addFirst(
            PaneQuery query, ReadOnlyKeyValueStore<String, WindowState> task, NavigableMap<String, WindowPane> first) {
        try (KeyValueIterator<String, WindowState> windows = task.range(query.from(), query.to())) {
            while (windows.hasNext()) {
                KeyValue<String, WindowState> window = windows.next();
                boolean full = first.size() > most;
                if (full && window.key.compareTo(first.lastKey()) > 0) {
                    return;
                }
                @Nullable WindowPane pane = window.value.getPane();
                if (pane != null && query.takes(pane)) {
                    first.put(window.key, pane);
                    if (full) {
                        first.pollLastEntry();
                    }
                }
            }
        }
    }
}
