package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows that are where they are, put together from slices. What has been contributed to a slice is kept with the window
 * that begins with it; a window that overlaps others is the sum of its slices ({@link RunningSums}) when a pane of it is sent.
 *
 * <p>Of windows that do not overlap, all that begin together share a timer. Of windows that overlap, a slice's timer looks at
 * the first that is still open; that window, when it is complete, passes the watch on to the next as long as the two share
 * anything. Early panes are sent of the window that ends next only, as all after it would say the same with less.
 */
final class StandingWindows implements Windows {
    private final WindowBook book;
    private final Slices slices;
    private final RunningSums sums;

    StandingWindows(WindowBook book) {
        this.book = book;
        this.slices = new Slices(book);
        this.sums = new RunningSums(slices);
    }

    @Override
    public void take(Metric metric, Partial partial, Instant now) {
        AlignedWindows windows = windows(metric);
        TimeSpan slice = Spans.of(partial);
        String group = new Group(partial.getGroup(), partial.getCurrency()).key();
        String key = key(metric, slice.start(), group);
        @Nullable WindowState known = book.get(key);
        boolean begins = !Contributions.waitFor(Contributions.of(known), partial);
        List<Partial> contributions = Contributions.with(metric, Contributions.of(known), partial);
        book.put(metric, key, known, new WindowState(contributions, known == null ? null : known.getPane(), now));
        if (windows.overlaps()) {
            sums.add(metric, group, partial);
        }
        TimeSpan window = windows.firstWindowOf(slice);
        for (int number = windows.overlap(slice); number > 0; number--, window = windows.next(window)) {
            if (!Contributions.countIn(window, partial)) {
                continue;
            }
            String changed = windows.overlaps() ? key(metric, window.start(), group) : key;
            boolean open = !book.hasPassed(metric, window.end(), partial.getTimeline());
            if (open && metric.early().count().isEmpty()) {
                book.changedOpen(changed); // All that it consists of need not be known for that.
            } else {
                book.changed(metric, changed, window, parts(metric, windows, window, group), now);
            }
            if (open) {
                if (begins) {
                    String subject = windows.overlaps() ? changed : Keys.of(metric.name(), Keys.time(window.start()));
                    book.wait(metric, window.end(), partial.getTimeline(), subject);
                }
                return;
            }
        }
    }

    @Override
    public void lookAt(Metric metric, String subject, String timeline, Instant now) {
        AlignedWindows windows = windows(metric);
        TimeSpan window = windows.windowAt(startOf(subject));
        if (windows.overlaps()) {
            String group = groupOf(subject);
            sendWhenComplete(metric, window, subject, parts(metric, windows, window, group), now);
            TimeSpan next = windows.next(window);
            if (sums.goOn(metric, window, group, timeline)) {
                book.wait(metric, next.end(), timeline, key(metric, next.start(), group));
            }
            return;
        }
        book.forEach(metric, window.start(), key -> {
            List<Partial> parts = Contributions.of(book.get(key));
            // Others have nothing to do with this timeline.
            if (Contributions.know(parts, timeline)) {
                sendWhenComplete(metric, window, key, parts, now);
            }
        });
    }

    private void sendWhenComplete(Metric metric, TimeSpan window, String key, List<Partial> parts, Instant now) {
        if (!parts.isEmpty() && book.isComplete(metric, window.end(), parts)) {
            book.send(metric, key, window, parts, Timing.ON_TIME, now);
        }
    }

    @Override
    public void send(Metric metric, String key, Instant now) {
        AlignedWindows windows = windows(metric);
        TimeSpan window = windows.windowAt(startOf(key));
        List<Partial> parts = parts(metric, windows, window, groupOf(key));
        if (!parts.isEmpty()) {
            book.send(metric, key, window, parts, book.timing(metric, window.end(), parts), now);
        }
    }

    @Override
    public boolean isComplete(Metric metric, String key, WindowState known) {
        AlignedWindows windows = windows(metric);
        TimeSpan window = windows.windowAt(startOf(key));
        Instant lastEnd = windows.sliceOf(window.start()).end().plus(windows.reach());
        return book.isComplete(metric, window.end(), slices.in(window, metric, groupOf(key)))
                && book.isComplete(metric, lastEnd, known.getContributions());
    }

    @Override
    public void forget(Metric metric, String key, WindowState window) {
        book.delete(key);
        sums.forget(metric, groupOf(key));
    }

    /** Contributions have changed that this did not change. */
    void beginAnew() {
        sums.clear();
    }

    private List<Partial> parts(Metric metric, AlignedWindows windows, TimeSpan window, String group) {
        return windows.overlaps()
                ? sums.of(metric, window, group)
                : Contributions.of(book.get(key(metric, window.start(), group)));
    }

    private static AlignedWindows windows(Metric metric) {
        return (AlignedWindows) metric.windowing();
    }

    private static String key(Metric metric, Instant start, String group) {
        return PaneOperator.key(metric.name(), start, group);
    }

    /** Of a window or a subject, both of which begin with the metric. */
    private static Instant startOf(String key) {
        return Keys.time(Keys.rest(key, 1), 0);
    }

    private static String groupOf(String key) {
        return Keys.part(key, 2, PaneOperator.KEY_PARTS);
    }
}
