package io.millrace.windowing.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is to be looked at when: subjects by timeline and time, each once. */
public final class Agenda {
    private static final int BATCH = 1_000;
    private static final int PARTS = 3;
    private static final String ENTRY = "";

    private final SortedState<String> entries;

    public Agenda(SortedState<String> entries) {
        this.entries = entries;
    }

    public void add(String timeline, Instant time, String subject) {
        entries.put(Keys.of(timeline, Keys.time(time), subject), ENTRY);
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
     * @param each is passed the subjects in the order of their times; it may put more on the agenda, but not for then
     */
    public void settle(String timeline, Instant after, Instant upTo, Consumer<String> each) {
        if (!after.isBefore(upTo)) {
            return;
        }
        String from = after.equals(Instant.MIN) ? Keys.from(timeline) : Keys.to(timeline, Keys.time(after));
        String to = Keys.to(timeline, Keys.time(upTo));
        List<String> due = entries.keys(from, to, BATCH);
        while (!due.isEmpty()) {
            for (String entry : due) {
                entries.delete(entry);
                each.accept(Keys.part(entry, PARTS - 1, PARTS));
            }
            due = entries.keys(from, to, BATCH);
        }
    }
}
