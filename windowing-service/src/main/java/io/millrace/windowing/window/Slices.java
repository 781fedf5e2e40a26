package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What has been contributed to the slices of windows, each of which is kept with the window that begins with it. */
final class Slices {
    private final WindowBook book;

    Slices(WindowBook book) {
        this.book = book;
    }

    /** Passes what has been contributed in some time from the start of one slice to the end of another. */
    void forEach(TimeSpan time, Metric metric, String group, Consumer<Partial> each) {
        AlignedWindows windows = (AlignedWindows) metric.windowing();
        for (TimeSpan slice : windows.slicesOf(time)) {
            Contributions.of(book.get(PaneOperator.key(metric.name(), slice.start(), group)))
                    .forEach(each);
        }
    }

    /** All that counts in a window. */
    List<Partial> in(TimeSpan window, Metric metric, String group) {
        List<Partial> parts = new ArrayList<>();
        forEach(window, metric, group, part -> {
            if (Contributions.countIn(window, part)) {
                parts.add(part);
            }
        });
        return parts;
    }
}
