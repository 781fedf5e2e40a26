package io.millrace.windowing.window;

import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.util.List;
import java.util.function.Consumer;

/** The windows of one task that have changed since their last pane, apart by whether they are complete. */
final class ChangedWindows {
    private static final String ENTRY = "";

    /** Before the keys of complete windows; no metric's name begins so. */
    private static final String LATE = "!";

    private static final int BATCH = 1_000;

    private final SortedState<String> entries;
    /** Whether any of them may be complete, which few ever are; after a restart nobody knows. */
    private boolean mayHaveLate = true;

    /** Goes on from the given state. */
    ChangedWindows(SortedState<String> entries) {
        this.entries = entries;
    }

    void addOpen(String key) {
        entries.put(key, ENTRY);
    }

    void addComplete(String key) {
        entries.put(late(key), ENTRY);
        mayHaveLate = true;
    }

    boolean contains(String key) {
        return entries.get(key) != null || (mayHaveLate && entries.get(late(key)) != null);
    }

    void remove(String key) {
        entries.delete(key);
        if (mayHaveLate) {
            entries.delete(late(key));
        }
    }

    /** Passes the complete ones, and lets go of them. */
    void settleComplete(Consumer<String> each) {
        if (!mayHaveLate) {
            return;
        }
        List<String> keys = complete();
        while (!keys.isEmpty()) {
            for (String key : keys) {
                entries.delete(key);
                each.accept(key.substring(LATE.length() + 1));
            }
            keys = complete();
        }
        mayHaveLate = false;
    }

    private List<String> complete() {
        return entries.keys(Keys.from(LATE), Keys.to(LATE), BATCH);
    }

    private static String late(String key) {
        return Keys.of(LATE, key);
    }
}
