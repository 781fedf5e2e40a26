package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What windows that overlap come to. Of each group the window is remembered that was looked at last: the next is the same but
 * for a slice or so at both ends. Nothing of it need outlive a restart, as it can be made of the slices at any time; for a
 * metric of which nothing can be taken out again it always is.
 */
final class RunningSums {
    /** Of a metric; so many take some ten megabytes. */
    private static final int MOST = 20_000;

    private final Slices slices;
    private final Map<String, Map<String, RunningSum>> sums = new HashMap<>();
    private final Map<String, Boolean> canRun = new HashMap<>();

    RunningSums(Slices slices) {
        this.slices = slices;
    }

    /** What has been contributed to a window of a group, by timeline or in smaller parts. */
    List<Partial> of(Metric metric, TimeSpan window, String group) {
        if (!canRun(metric)) {
            return slices.in(window, metric, group);
        }
        RunningSum sum = sums(metric).computeIfAbsent(group, name -> new RunningSum(metric, name, slices));
        sum.moveTo(window);
        return sum.parts();
    }

    /** Adds what has just been contributed to one of the slices. */
    void add(Metric metric, String group, Partial partial) {
        @Nullable RunningSum known = sums(metric).get(group);
        if (known != null) {
            known.add(partial);
        }
    }

    /** Whether the next window shares anything of a timeline with one. That one need not be looked at any more. */
    boolean goOn(Metric metric, TimeSpan window, String group, String timeline) {
        TimeSpan next = ((AlignedWindows) metric.windowing()).next(window);
        if (!canRun(metric)) {
            TimeSpan shared = new TimeSpan(next.start(), window.end());
            return Contributions.know(slices.in(shared, metric, group), timeline);
        }
        RunningSum sum = sums(metric).computeIfAbsent(group, name -> new RunningSum(metric, name, slices));
        sum.moveTo(window);
        boolean shares = sum.moveOn(next, timeline);
        if (sum.isEmpty()) {
            forget(metric, group);
        }
        return shares;
    }

    void forget(Metric metric, String group) {
        sums(metric).remove(group);
    }

    void clear() {
        sums.clear();
    }

    private boolean canRun(Metric metric) {
        return canRun.computeIfAbsent(metric.name(), name -> metric.noSums().canBeTakenOut());
    }

    private Map<String, RunningSum> sums(Metric metric) {
        return sums.computeIfAbsent(metric.name(), name -> new LatestSums());
    }

    /** Those that were begun last. */
    private static final class LatestSums extends LinkedHashMap<String, RunningSum> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RunningSum> eldest) {
            return size() > MOST;
        }
    }
}
