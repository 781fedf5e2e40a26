package io.millrace.windowing.timeline;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.event.time.Watermark;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import io.millrace.windowing.query.StoreOfEachTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which sources this instance's tasks wait for in vain, and says so in the log when that changes. */
public final class SilenceAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceAlarm.class);

    private final List<String> storeNames;
    private final SilenceRule rule;
    private final LocalStores stores;
    private final Clock clock;
    private Map<String, Instant> silent = Map.of();

    /**
     * @param storeNames the stores of watermarks of all stages
     */
    public SilenceAlarm(List<String> storeNames, SilenceRule rule, LocalStores stores, Clock clock) {
        this.storeNames = storeNames;
        this.rule = rule;
        this.stores = stores;
        this.clock = clock;
    }

    /** The silent sources, each as {@code timeline/source}, with when they were last heard. */
    public synchronized Map<String, Instant> silent() {
        Map<String, Instant> now = new TreeMap<>();
        storeNames.forEach(store -> addSilent(store, now));
        tell(now);
        silent = now;
        return now;
    }

    private void addSilent(String store, Map<String, Instant> silentNow) {
        try {
            for (ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>> task :
                    stores.get(store, new StoreOfEachTask<String, ValueAndTimestamp<Watermark>>())) {
                SourceWord.in(task).stream()
                        .collect(groupingBy(source -> source.word().getTimeline()))
                        .values()
                        .forEach(timeline -> rule.silent(timeline, clock.instant())
                                .forEach(source -> silentNow.merge(name(source), source.heardAt(), SilenceAlarm::min)));
            }
        } catch (StoreUnavailableException e) {
            LOG.debug("The store {} is not here yet, so nobody is missed", store);
        }
    }

    private void tell(Map<String, Instant> now) {
        now.forEach((source, heardAt) -> {
            if (!silent.containsKey(source)) {
                LOG.warn(
                        "No word from {} since {}: final panes wait for it, early ones go on. If it will not come back:"
                                + " POST /v1/watermarks/{}/release",
                        source,
                        heardAt,
                        source.replaceFirst("/", "/sources/"));
            }
        });
        silent.keySet().stream()
                .filter(source -> !now.containsKey(source))
                .forEach(source -> LOG.info("Nobody waits for {} any more: it has spoken or was released", source));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String name(SourceWord source) {
        return source.word().getTimeline() + "/" + source.word().getSource();
    }
}
