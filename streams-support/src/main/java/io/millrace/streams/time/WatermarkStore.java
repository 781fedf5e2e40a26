package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Keeps the latest word of every source of every timeline, so that a restart hears them all again. */
public final class WatermarkStore {
    private static final String SEPARATOR = "\0";

    private final TimestampedKeyValueStore<String, Watermark> store;

    public WatermarkStore(TimestampedKeyValueStore<String, Watermark> store) {
        this.store = store;
    }

    public static StoreBuilder<TimestampedKeyValueStore<String, Watermark>> builder(
            String name, Serde<Watermark> watermarks) {
        return Stores.timestampedKeyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), watermarks)
                .withCachingEnabled();
    }

    public void remember(Watermark word, Instant heardAt) {
        store.put(key(word.getTimeline(), word.getSource()), ValueAndTimestamp.make(word, heardAt.toEpochMilli()));
    }

    public void forget(String timeline, String source) {
        store.delete(key(timeline, source));
    }

    /** Passes every remembered word with the time it was heard at. */
    public void recall(BiConsumer<Watermark, Instant> words) {
        try (KeyValueIterator<String, ValueAndTimestamp<Watermark>> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, ValueAndTimestamp<Watermark>> entry = all.next();
                words.accept(entry.value.value(), Instant.ofEpochMilli(entry.value.timestamp()));
            }
        }
    }

    private static String key(String timeline, String source) {
        return timeline + SEPARATOR + source;
    }
}
