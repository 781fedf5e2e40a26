package io.millrace.streams.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps what its task is working with as objects, and encodes it when the task commits: once, however often it
 * has changed. Kafka Streams' own cache keeps bytes, which every look at a value decodes and every change encodes.
 *
 * <p>What was changed is written within the commit, so it is as safe as in any other store. Keys must be ASCII, and values
 * must never change. The task's thread works with the store; others may look.
 */
public final class WriteBackStore<V> extends WrappedStateStore<KeyValueStore<String, V>, String, V>
        implements KeyValueStore<String, V> {

    private final int mostValues;
    private final int mostBetweenCommits;
    /** The eldest first. Not in order of use: moving an entry at each look is work for the collector, too, as most are old. */
    private final Map<String, Slot<V>> slots = new LinkedHashMap<>();
    /** Not cleared but replaced, as those who iterate over it go on. */
    private Changes<V> changes = new Changes<>();

    private @Nullable InternalProcessorContext<?, ?> context;
    private @Nullable ProcessorRecordContext lastChange;

    /**
     * @param mostValues kept as objects; when there are more, changes are written without a commit
     * @param mostBetweenCommits kept as objects after a commit
     */
    WriteBackStore(KeyValueStore<String, V> store, int mostValues, int mostBetweenCommits) {
        super(store);
        this.mostValues = mostValues;
        this.mostBetweenCommits = mostBetweenCommits;
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        context = stateStoreContext instanceof InternalProcessorContext<?, ?> task ? task : null;
        super.init(stateStoreContext, root);
    }

    @Override
    public synchronized @Nullable V get(String key) {
        Slot<V> known = slots.get(key);
        if (known != null) {
            return known.value;
        }
        V stored = wrapped().get(key);
        if (slots.size() < mostValues) {
            slots.put(key, new Slot<>(key, stored, Stored.of(stored)));
        }
        return stored;
    }

    @Override
    public synchronized void put(String key, @Nullable V value) {
        if (value == null) {
            delete(key);
            return;
        }
        change(slots.computeIfAbsent(key, unknown -> new Slot<>(key, null, Stored.UNKNOWN)), value);
        if (slots.size() > mostValues || changes.size() > mostValues) {
            writeBack();
        }
    }

    @Override
    public synchronized @Nullable V putIfAbsent(String key, V value) {
        V known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<String, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    /** What came and went between two commits is never written. */
    @Override
    public synchronized @Nullable V delete(String key) {
        V known = get(key);
        Slot<V> slot = slots.computeIfAbsent(key, unknown -> new Slot<>(key, known, Stored.of(known)));
        if (slot.stored == Stored.UNKNOWN) {
            slot.stored = Stored.of(wrapped().get(key));
        }
        if (slot.stored == Stored.YES) {
            change(slot, null);
        } else {
            slots.remove(key);
            changes.remove(slot);
        }
        return known;
    }

    @Override
    public synchronized KeyValueIterator<String, V> range(@Nullable String from, @Nullable String to) {
        return new WriteBackIterator<>(this, wrapped().range(from, to), changes.sorted(), from, to);
    }

    @Override
    public synchronized KeyValueIterator<String, V> reverseRange(@Nullable String from, @Nullable String to) {
        return new WriteBackIterator<>(
                this, wrapped().reverseRange(from, to), changes.sorted().descendingMap(), to, from);
    }

    @Override
    public synchronized KeyValueIterator<String, V> all() {
        return new WriteBackIterator<>(this, wrapped().all(), changes.sorted(), null, null);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    /** Called within a commit, before what the task has sent is flushed. */
    @Override
    public synchronized void flushCache() {
        writeBack();
        super.flushCache();
    }

    /** Called when the task begins anew from its last commit. */
    @Override
    public synchronized void clearCache() {
        forget();
        super.clearCache();
    }

    @Override
    public synchronized void close() {
        forget();
        super.close();
    }

    private void forget() {
        slots.clear();
        changes = new Changes<>();
    }

    private void change(Slot<V> slot, @Nullable V value) {
        changes.add(slot);
        slot.value = value;
        lastChange = context == null ? null : context.recordContext();
    }

    private void writeBack() {
        if (context == null) {
            changes.forEach(this::write);
        } else {
            writeBack(context);
        }
        changes = new Changes<>();
        evict();
    }

    /** As of the record that made the last change: the changelog takes its time, and a commit is no record. */
    private void writeBack(InternalProcessorContext<?, ?> task) {
        ProcessorRecordContext current = task.recordContext();
        task.setRecordContext(
                lastChange == null ? new ProcessorRecordContext(0, -1, -1, null, new RecordHeaders()) : lastChange);
        try {
            changes.forEach(this::write);
        } finally {
            task.setRecordContext(current);
        }
    }

    /** One that is wanted again comes back as the newest. */
    private void evict() {
        Iterator<String> eldest = slots.keySet().iterator();
        for (int tooMany = slots.size() - mostBetweenCommits; tooMany > 0; tooMany--) {
            eldest.next();
            eldest.remove();
        }
    }

    private void write(Slot<V> slot) {
        wrapped().put(slot.key, slot.value);
        slot.stored = Stored.of(slot.value);
        slot.changed = false;
    }

    /** What is known of a key. */
    static final class Slot<V> {
        final String key;

        @Nullable
        V value;

        /** Whether it is among the changes that have not been written. */
        boolean changed;

        private Stored stored;

        private Slot(String key, @Nullable V value, Stored stored) {
            this.key = key;
            this.value = value;
            this.stored = stored;
        }
    }

    /** Whether the store behind has a value of the key. */
    private enum Stored {
        YES,
        NO,
        UNKNOWN;

        private static Stored of(@Nullable Object value) {
            return value == null ? NO : YES;
        }
    }
}
