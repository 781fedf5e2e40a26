package io.millrace.windowing.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answers of several instances as one. */
final class Answers {

    private Answers() {}

    /**
     * Puts them together.
     *
     * @param stale whether some come from copies that may be behind
     */
    static PanesView together(PaneQuery query, List<PanesView> answers, boolean stale) {
        String metric = query.metric().name();
        NavigableMap<String, PaneView> panes = new TreeMap<>();
        answers.stream()
                .flatMap(answer -> answer.panes().stream())
                .forEach(pane -> panes.merge(
                        pane.key(metric), pane, (one, other) -> one.index() >= other.index() ? one : other));
        return query.extent().latest() ? newest(query, panes, stale) : inOrder(query, answers, panes, stale);
    }

    private static PanesView newest(PaneQuery query, NavigableMap<String, PaneView> panes, boolean stale) {
        List<PaneView> newest = new ArrayList<>(panes.values());
        if (!panes.isEmpty()) {
            Instant start = panes.lastEntry().getValue().start();
            newest.removeIf(pane -> !pane.start().equals(start));
        }
        return new PanesView(query.metric().name(), newest, null, stale).ranked(query.extent());
    }

    private static PanesView inOrder(
            PaneQuery query, List<PanesView> answers, NavigableMap<String, PaneView> panes, boolean stale) {
        boolean more = answers.stream().anyMatch(answer -> answer.next() != null);
        while (panes.size() > query.extent().limit()) {
            panes.pollLastEntry();
            more = true;
        }
        @Nullable String next = more ? PaneQuery.next(panes.lastKey()) : null;
        return new PanesView(query.metric().name(), List.copyOf(panes.values()), next, stale);
    }
}
