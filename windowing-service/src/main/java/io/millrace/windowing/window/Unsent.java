package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
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

    private final Map<Bundle.Key, Bundle> bundles = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Set<Bundle>>> agendas = new TreeMap<>();
    private final Consumer<Partial> sink;

    Unsent(Consumer<Partial> sink) {
        this.sink = sink;
    }

    Bundle bundle(Metric metric, Bundle.Key key) {
        @Nullable Bundle known = bundles.get(key);
        if (known != null) {
            return known;
        }
        if (bundles.size() >= MOST) {
            sendAll();
        }
        Bundle begun = new Bundle(key, metric);
        bundles.put(key, begun);
        return begun;
    }

    /** Remembers that a bundle must be sent before a watermark, unless it must be sent before an earlier one. */
    void needs(Bundle bundle, Instant due) {
        if (!due.isBefore(bundle.due)) {
            return;
        }
        NavigableMap<Instant, Set<Bundle>> agenda =
                agendas.computeIfAbsent(bundle.key().timeline(), timeline -> new TreeMap<>());
        takeOff(bundle, agenda);
        bundle.due = due;
        agenda.computeIfAbsent(due, time -> new LinkedHashSet<>()).add(bundle);
    }

    void send(Bundle bundle) {
        takeOff(bundle, agendas.getOrDefault(bundle.key().timeline(), new TreeMap<>()));
        bundles.remove(bundle.key());
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
        return bundles.size();
    }

    private void sendAll(NavigableMap<Instant, Set<Bundle>> agenda) {
        for (Set<Bundle> due : agenda.values()) {
            for (Bundle bundle : due) {
                bundles.remove(bundle.key());
                bundle.sendTo(sink);
            }
        }
        agenda.clear();
    }

    private static void takeOff(Bundle bundle, NavigableMap<Instant, Set<Bundle>> agenda) {
        @Nullable Set<Bundle> sameTime = agenda.get(bundle.due);
        if (sameTime != null && sameTime.remove(bundle) && sameTime.isEmpty()) {
            agenda.remove(bundle.due);
        }
    }
}
