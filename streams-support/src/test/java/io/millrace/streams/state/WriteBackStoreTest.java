package io.millrace.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WriteBackStoreTest {
    private static final int MANY = 100;

    /** With so few values kept that most steps find some of them written and some not. */
    @Property(tries = 500)
    void isAMapWhateverIsWritten(@ForAll("steps") List<Step> steps) {
        WriteBackStore<String> store = WriteBackStoreTest.store(inner(Serdes.String()), 2);
        NavigableMap<String, String> map = new TreeMap<>();
        for (Step step : steps) {
            switch (step.kind()) {
                case PUT -> {
                    store.put(step.key(), step.value());
                    map.put(step.key(), step.value());
                }
                case DELETE -> assertThat(store.delete(step.key())).isEqualTo(map.remove(step.key()));
                case COMMIT -> store.flushCache();
                case GET -> assertThat(store.get(step.key())).isEqualTo(map.get(step.key()));
                case ITERATE -> assertIterates(store, map, step);
            }
        }

        assertThat(entries(store.all())).isEqualTo(map);
    }

    private static void assertIterates(WriteBackStore<String> store, NavigableMap<String, String> map, Step between) {
        assertThat(entries(store.all())).isEqualTo(map);
        if (between.key().compareTo(between.value()) <= 0) {
            NavigableMap<String, String> part = map.subMap(between.key(), true, between.value(), true);
            assertThat(entries(store.range(between.key(), between.value()))).isEqualTo(part);
            assertThat(keys(store.reverseRange(between.key(), between.value())))
                    .containsExactlyElementsOf(part.descendingKeySet());
        }
    }

    private static List<String> keys(KeyValueIterator<String, String> iterator) {
        List<String> keys = new ArrayList<>();
        try (iterator) {
            iterator.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    @Test
    void encodesAValueOnceHoweverOftenItChanges() {
        AtomicInteger encoded = new AtomicInteger();
        WriteBackStore<String> store = WriteBackStoreTest.store(inner(counting(encoded)), MANY);
        for (int change = 0; change < 50; change++) {
            store.put("a", store.get("a") + "+");
        }
        assertThat(encoded).hasValue(0);

        store.flushCache();
        store.flushCache();

        assertThat(encoded).hasValue(1);
    }

    @Test
    void neverWritesWhatCameAndWentWithinACommit() {
        KeyValueStore<String, String> inner = inner(Serdes.String());
        WriteBackStore<String> store = WriteBackStoreTest.store(inner, MANY);
        store.put("a", "1");
        store.delete("a");
        store.flushCache();

        assertThat(entries(inner.all())).isEmpty();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void forgetsWhatWasNotCommittedWhenItsTaskBeginsAnew() {
        WriteBackStore<String> store = WriteBackStoreTest.store(inner(Serdes.String()), MANY);
        store.put("a", "committed");
        store.flushCache();
        store.put("a", "lost");
        store.put("b", "lost");

        store.clearCache();

        assertThat(entries(store.all())).isEqualTo(new TreeMap<>(Map.of("a", "committed")));
        assertThat(store.get("b")).isNull();
    }

    /** As one does who looks at a store by the way while its task goes on. */
    @Test
    void lookersFinishWhatTheyHaveBegun() {
        WriteBackStore<String> store = WriteBackStoreTest.store(inner(Serdes.String()), MANY);
        store.put("a", "1");
        store.put("b", "2");
        store.put("c", "3");
        List<String> seen = new ArrayList<>();
        try (KeyValueIterator<String, String> all = store.all()) {
            seen.add(all.next().key);
            store.flushCache();
            store.put("d", "4");
            all.forEachRemaining(entry -> seen.add(entry.key));
        }

        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> letters = Arbitraries.of("a", "b", "c", "d", "e", "f");
        return Combinators.combine(Arbitraries.of(Kind.class), letters, letters)
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    private enum Kind {
        PUT,
        DELETE,
        COMMIT,
        GET,
        ITERATE
    }

    private record Step(Kind kind, String key, String value) {}

    private static <V> WriteBackStore<V> store(KeyValueStore<String, V> inner, int mostValues) {
        WriteBackStore<V> store = new WriteBackStore<>(inner, 2 * mostValues, mostValues);
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    private static KeyValueStore<String, String> inner(Serde<String> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("things"), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
    }

    private static Serde<String> counting(AtomicInteger encoded) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    encoded.incrementAndGet();
                    return value.getBytes(StandardCharsets.UTF_8);
                },
                Serdes.String().deserializer());
    }

    private static NavigableMap<String, String> entries(KeyValueIterator<String, String> entries) {
        NavigableMap<String, String> map = new TreeMap<>();
        try (entries) {
            entries.forEachRemaining(
                    entry -> assertThat(map.put(entry.key, entry.value)).isNull());
        }
        return map;
    }
}
