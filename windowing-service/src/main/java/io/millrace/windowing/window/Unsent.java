package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bundles that have not been sent on, and which watermark needs which of them. */
final class Unsent {
    /** So many take some ten megabytes. */
    private static final int MOST = 20_000;

    private final Map<Bundle.Key, Bundle.Slice> slices = new HashMap<>();
    /** The one that was added to last, by metric: most events are of the same slice as the one before. */
    private final Map<String, Bundle.Slice> latest = new HashMap<>();

    private final Map<String, NavigableMap<Instant, Set<Bundle>>> agendas = new TreeMap<>();
    private final Consumer<Partial> sink;

    private int size;

    Unsent(Consumer<Partial> sink) {
        this.sink = sink;
    }

    Bundle bundle(Metric metric, String timeline, Instant start, Group group) {
        @Nullable Bundle known = slice(metric, timeline, start).find(group);
        if (known != null) {
            return known;
        }
        if (size >= MOST) {
            sendAll();
        }
        size++;
        return slice(metric, timeline, start).begin(group);
    }

    private Bundle.Slice slice(Metric metric, String timeline, Instant start) {
        Bundle.@Nullable Slice last = latest.get(metric.name());
        if (last != null && last.is(metric, timeline, start)) {
            return last;
        }
        Bundle.Slice slice = slices.computeIfAbsent(
                new Bundle.Key(metric.name(), timeline, start), key -> new Bundle.Slice(metric, timeline, start));
        latest.put(metric.name(), slice);
        return slice;
    }

    /** Remembers that a bundle must be sent before a watermark, unless it must be sent before an earlier one. */
    void needs(Bundle bundle, Instant due) {
        if (!due.isBefore(bundle.due)) {
            return;
        }
        NavigableMap<Instant, Set<Bundle>> agenda =
                agendas.computeIfAbsent(bundle.timeline(), timeline -> new TreeMap<>());
        takeOff(bundle, agenda);
        bundle.due = due;
        agenda.computeIfAbsent(due, time -> new LinkedHashSet<>()).add(bundle);
    }

    void send(Bundle bundle) {
        takeOff(bundle, agendas.getOrDefault(bundle.timeline(), new TreeMap<>()));
        takeOut(bundle);
        bundle.sendTo(sink);
    }

    /** Sends what a watermark needs, of whichever timeline it is. */
    void sendUpTo(Instant watermark) {
        agendas.values().forEach(agenda -> sendAll(agenda.headMap(watermark, true)));
    }

    /** Sends what no watermark of its timeline so far has needed. */
    void sendAfter(Progress progress) {
        agendas.forEach((timeline, agenda) ->
                sendAll(agenda.tailMap(progress.of(timeline).upTo(), false)));
    }

    void sendAll() {
        agendas.values().forEach(this::sendAll);
        agendas.clear();
    }

    int size() {
        return size;
    }

    private void sendAll(NavigableMap<Instant, Set<Bundle>> agenda) {
        for (Set<Bundle> due : agenda.values()) {
            for (Bundle bundle : due) {
                takeOut(bundle);
                bundle.sendTo(sink);
            }
        }
        agenda.clear();
    }

    private void takeOut(Bundle bundle) {
        Bundle.Slice slice = bundle.slice();
        slice.remove(bundle);
        size--;
        if (slice.isEmpty()) {
            slices.remove(slice.key());
            latest.remove(slice.key().metric(), slice);
        }
    }

    private static void takeOff(Bundle bundle, NavigableMap<Instant, Set<Bundle>> agenda) {
        @Nullable Set<Bundle> sameTime = agenda.get(bundle.due);
        if (sameTime != null && sameTime.remove(bundle) && sameTime.isEmpty()) {
            agenda.remove(bundle.due);
        }
    }
}
