package io.millrace.windowing.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map in the order of its keys that outlives a restart: all that the operators know of stores. Keys are ASCII. */
public interface SortedState<V> {

    @Nullable
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /** The first keys from {@code from} on that are before {@code to}, at most {@code limit} of them. */
    List<String> keys(String from, String to, int limit);
}
