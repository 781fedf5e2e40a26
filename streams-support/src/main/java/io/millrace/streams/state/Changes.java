package io.millrace.streams.state;

import io.millrace.streams.state.WriteBackStore.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has changed in a {@link WriteBackStore} since its last commit; in the order of keys once somebody asks for that. */
final class Changes<V> {
    /** With those that were taken back, which are not marked as changed. */
    private final List<Slot<V>> slots = new ArrayList<>();

    private @Nullable NavigableMap<String, Slot<V>> sorted;

    void add(Slot<V> slot) {
        if (slot.changed) {
            return;
        }
        slot.changed = true;
        slots.add(slot);
        if (sorted != null) {
            sorted.put(slot.key, slot);
        }
    }

    void remove(Slot<V> slot) {
        slot.changed = false;
        if (sorted != null) {
            sorted.remove(slot.key);
        }
    }

    /** How many there are at most. */
    int size() {
        return slots.size();
    }

    void forEach(Consumer<Slot<V>> each) {
        for (Slot<V> slot : slots) {
            if (slot.changed) {
                each.accept(slot);
            }
        }
    }

    /** By key, and kept so. */
    NavigableMap<String, Slot<V>> sorted() {
        if (sorted == null) {
            NavigableMap<String, Slot<V>> byKey = new TreeMap<>();
            forEach(slot -> byKey.put(slot.key, slot));
            sorted = byKey;
        }
        return sorted;
    }
}
