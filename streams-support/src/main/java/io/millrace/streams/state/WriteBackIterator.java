package io.millrace.streams.state;

import io.millrace.streams.state.WriteBackStore.Slot;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Entries of a {@link WriteBackStore} in the order of their keys, or against it: what has changed stands in for what is stored. */
final class WriteBackIterator<V> implements KeyValueIterator<String, V> {
    private final Object lock;
    private final KeyValueIterator<String, V> stored;
    private final NavigableMap<String, Slot<V>> changed;
    private final @Nullable String to;
    private Map.@Nullable Entry<String, Slot<V>> change;
    private @Nullable KeyValue<String, V> next;

    /**
     * @param lock to be held while looking at what has changed
     * @param changed in the order of the iteration, from {@code from} on to {@code to}
     */
    WriteBackIterator(
            Object lock,
            KeyValueIterator<String, V> stored,
            NavigableMap<String, Slot<V>> changed,
            @Nullable String from,
            @Nullable String to) {
        this.lock = lock;
        this.stored = stored;
        this.changed = changed;
        this.to = to;
        this.change = within(from == null ? changed.firstEntry() : changed.ceilingEntry(from));
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public KeyValue<String, V> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        KeyValue<String, V> found = next;
        next = null;
        return found;
    }

    @Override
    public String peekNextKey() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        return next.key;
    }

    @Override
    public void close() {
        stored.close();
    }

    private @Nullable KeyValue<String, V> find() {
        synchronized (lock) {
            while (change != null || stored.hasNext()) {
                KeyValue<String, V> found = change == null ? stored.next() : nextOfBoth(change);
                if (found.value != null) {
                    return found;
                }
            }
            return null;
        }
    }

    /** Without a value when it was deleted. */
    private KeyValue<String, V> nextOfBoth(Map.Entry<String, Slot<V>> first) {
        int order = stored.hasNext() ? compare(stored.peekNextKey(), first.getKey()) : 1;
        if (order < 0) {
            return stored.next();
        }
        if (order == 0) {
            stored.next();
        }
        change = within(changed.higherEntry(first.getKey()));
        return new KeyValue<>(first.getKey(), first.getValue().value);
    }

    private int compare(String one, String other) {
        @Nullable Comparator<? super String> order = changed.comparator();
        return order == null ? one.compareTo(other) : order.compare(one, other);
    }

    private Map.@Nullable Entry<String, Slot<V>> within(Map.@Nullable Entry<String, Slot<V>> entry) {
        return entry != null && (to == null || compare(entry.getKey(), to) <= 0) ? entry : null;
    }
}
