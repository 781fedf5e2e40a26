package io.millrace.fraud.judgement;

import io.millrace.event.fraud.FraudAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The newest alerts of a task, the newest first, for those who ask; all of them are on their topic. */
public final class RecentAlerts {
    private final KeyValueStore<String, FraudAlert> store;
    private final int most;
    private int size;

    RecentAlerts(KeyValueStore<String, FraudAlert> store, int most) {
        this.store = store;
        this.most = most;
        try (KeyValueIterator<String, FraudAlert> kept = store.all()) {
            while (kept.hasNext()) {
                kept.next();
                size++;
            }
        }
    }

    void add(FraudAlert alert) {
        // Keys are in reverse order of time.
        String key = "%019d/%s".formatted(Long.MAX_VALUE - alert.getRaisedAt().toEpochMilli(), alert.getAlertId());
        if (store.putIfAbsent(key, alert) == null) {
            size++;
        }
        if (size > most) {
            removeOldest();
        }
    }

    /** The newest alerts over all tasks of an instance. */
    public static List<FraudAlert> newest(
            ReadOnlyKeyValueStore<String, FraudAlert> stores, Predicate<FraudAlert> wanted, int limit) {
        List<FraudAlert> newest = new ArrayList<>();
        try (KeyValueIterator<String, FraudAlert> alerts = stores.all()) {
            while (alerts.hasNext()) {
                FraudAlert alert = alerts.next().value;
                if (wanted.test(alert)) {
                    newest.add(alert);
                }
            }
        }
        newest.sort((one, other) -> other.getRaisedAt().compareTo(one.getRaisedAt()));
        return newest.subList(0, Math.min(limit, newest.size()));
    }

    private void removeOldest() {
        String oldest;
        try (KeyValueIterator<String, FraudAlert> alerts = store.reverseAll()) {
            oldest = alerts.next().key;
        }
        store.delete(oldest);
        size--;
    }
}
