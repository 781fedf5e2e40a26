package io.millrace.windowing.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be looked at when: subjects by timeline and time, each once. */
public final class Agenda {
    private static final int BATCH = 1_000;
    private static final int PARTS = 3;
    private static final String ENTRY = "";

    private final SortedState<String> entries;
    private @Nullable String earliestAdded;

    public Agenda(SortedState<String> entries) {
        this.entries = entries;
    }

    public void add(String timeline, Instant time, String subject) {
        String entry = Keys.of(timeline, Keys.time(time), subject);
        entries.put(entry, ENTRY);
        if (earliestAdded == null || entry.compareTo(earliestAdded) < 0) {
            earliestAdded = entry;
        }
    }

    public void remove(String timeline, Instant time, String subject) {
        entries.delete(Keys.of(timeline, Keys.time(time), subject));
    }

    /** The timelines that have anything on the agenda. */
    public List<String> timelines() {
        List<String> timelines = new ArrayList<>();
        String from = "";
        List<String> next = entries.keys(from, Keys.END, 1);
        while (!next.isEmpty()) {
            String timeline = Keys.part(next.get(0), 0, PARTS);
            timelines.add(timeline);
            next = entries.keys(Keys.to(timeline), Keys.END, 1);
        }
        return timelines;
    }

    /**
     * Takes everything off the agenda of a timeline that is due after one time and not after another.
     *
     * @param each is passed the subjects in the order of their times; it may put more on the agenda for later than its own,
     *     which then comes in that order, too
     */
    public void settle(String timeline, Instant after, Instant upTo, Consumer<String> each) {
        if (!after.isBefore(upTo)) {
            return;
        }
        String from = after.equals(Instant.MIN) ? Keys.from(timeline) : Keys.to(timeline, Keys.time(after));
        String to = Keys.to(timeline, Keys.time(upTo));
        List<String> due = due(from, to);
        while (!due.isEmpty()) {
            settle(due, each);
            due = due(from, to);
        }
    }

    private List<String> due(String from, String to) {
        earliestAdded = null;
        return entries.keys(from, to, BATCH);
    }

    /** Ends early when something was put on the agenda that comes before the rest. */
    private void settle(List<String> due, Consumer<String> each) {
        for (String entry : due) {
            if (earliestAdded != null && earliestAdded.compareTo(entry) < 0) {
                return;
            }
            entries.delete(entry);
            each.accept(Keys.part(entry, PARTS - 1, PARTS));
        }
    }
}
