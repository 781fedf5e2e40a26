package io.millrace.enrichment.visitor;

import io.millrace.event.Timelines;
import io.millrace.event.clickstream.CollectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Knows which events were read before, for as long as a repeat may come: a live event until the arrival watermark has
 * passed its receipt by {@code keepLive}, an import's until it has passed the import's last sign of life by
 * {@code keepImports}.
 *
 * <p>One store holds four kinds of keys, told apart by their first byte: each event, the same by hour of receipt or by
 * import, which is what forgetting walks along, and each import with its last sign of life.
 */
final class SeenEvents {
    private static final byte EVENT = 'e';
    private static final byte LIVE = 'h';
    private static final byte IMPORTED = 'i';
    private static final byte IMPORT = 'm';
    private static final byte[] NOTHING = {};
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Duration keepLive;
    private final Duration keepImports;
    private long forgottenUpToHour = Long.MIN_VALUE;
    private Bytes lastForgotten = Bytes.wrap(NOTHING);

    SeenEvents(KeyValueStore<Bytes, byte[]> store, Duration keepLive, Duration keepImports) {
        this.store = store;
        this.keepLive = keepLive;
        this.keepImports = keepImports;
    }

    /** Whether the event is new; from now on it is not. */
    boolean firstSight(CollectedEvent event, Fingerprint fingerprint) {
        Bytes key = key(EVENT, NOTHING, fingerprint.bytes());
        if (store.get(key) != null) {
            return false;
        }
        store.put(key, NOTHING);
        store.put(placeToForget(event, fingerprint), NOTHING);
        return true;
    }

    private Bytes placeToForget(CollectedEvent event, Fingerprint fingerprint) {
        if (Timelines.isLive(event.getTimeline())) {
            return key(LIVE, hourBytes(hourOf(event.getReceivedAt())), fingerprint.bytes());
        }
        signOfLife(event.getTimeline(), event.getReceivedAt());
        return key(IMPORTED, importBytes(event.getTimeline()), fingerprint.bytes());
    }

    /** Lets the events of an import be remembered for longer. */
    void signOfLife(String importId, Instant at) {
        Bytes key = key(IMPORT, importBytes(importId), NOTHING);
        long hour = hourOf(at);
        byte[] known = store.get(key);
        if (known == null || ByteBuffer.wrap(known).getLong() < hour) {
            store.put(key, hourBytes(hour));
        }
    }

    /** Forgets some of what is no longer needed; to be called again and again as the arrival watermark advances. */
    void forgetBefore(Instant arrival) {
        long hour = hourOf(arrival);
        if (hour <= forgottenUpToHour) {
            return;
        }
        int left = forget(key(LIVE, NOTHING, NOTHING), liveUpTo(arrival), FORGOTTEN_AT_ONCE);
        left = forgetImports(arrival, left);
        if (left > 0) {
            forgottenUpToHour = hour;
        }
    }

    private Bytes liveUpTo(Instant arrival) {
        return key(LIVE, hourBytes(hourOf(arrival.minus(keepLive))), NOTHING);
    }

    private int forgetImports(Instant arrival, int budget) {
        int left = budget;
        Optional<Bytes> next = nextForgettable(arrival);
        while (left > 0 && next.isPresent()) {
            byte[] importKey = next.get().get();
            byte[] importId = ByteBuffer.allocate(importKey.length - 1)
                    .put(importKey, 1, importKey.length - 1)
                    .array();
            left = forget(key(IMPORTED, importId, NOTHING), afterAll(key(IMPORTED, importId, NOTHING)), left);
            if (left > 0) {
                store.delete(next.get());
                next = nextForgettable(arrival);
            }
        }
        return left;
    }

    private Optional<Bytes> nextForgettable(Instant arrival) {
        long before = hourOf(arrival.minus(keepImports));
        Bytes first = key(IMPORT, NOTHING, NOTHING);
        try (KeyValueIterator<Bytes, byte[]> imports = store.range(first, afterAll(first))) {
            while (imports.hasNext()) {
                KeyValue<Bytes, byte[]> entry = imports.next();
                if (ByteBuffer.wrap(entry.value).getLong() < before) {
                    return Optional.of(entry.key);
                }
            }
        }
        return Optional.empty();
    }

    /** Forgets the events between two places, and gives what is left of the budget. */
    private int forget(Bytes from, Bytes to, int budget) {
        int left = budget;
        // Going on where it stopped spares RocksDB the way over all that was deleted before.
        boolean goesOn = lastForgotten.compareTo(from) > 0 && lastForgotten.compareTo(to) < 0;
        try (KeyValueIterator<Bytes, byte[]> places = store.range(goesOn ? lastForgotten : from, to)) {
            while (left > 0 && places.hasNext()) {
                Bytes place = places.next().key;
                lastForgotten = place;
                byte[] bytes = place.get();
                ByteBuffer fingerprint = ByteBuffer.allocate(Fingerprint.SIZE);
                fingerprint.put(bytes, bytes.length - Fingerprint.SIZE, Fingerprint.SIZE);
                store.delete(key(EVENT, NOTHING, fingerprint.array()));
                store.delete(place);
                left--;
            }
        }
        return left;
    }

    private static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }

    private static byte[] hourBytes(long hour) {
        return ByteBuffer.allocate(Long.BYTES).putLong(hour).array();
    }

    /** Ends with a zero, so that no import's keys begin like another's. */
    private static byte[] importBytes(String importId) {
        return (importId + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static Bytes key(byte kind, byte[] group, byte[] rest) {
        return Bytes.wrap(ByteBuffer.allocate(1 + group.length + rest.length)
                .put(kind)
                .put(group)
                .put(rest)
                .array());
    }

    /** A key behind all that begin with the prefix: one byte more than any fingerprint can have of the highest value. */
    private static Bytes afterAll(Bytes prefix) {
        byte[] key = Arrays.copyOf(prefix.get(), prefix.get().length + Fingerprint.SIZE + 1);
        Arrays.fill(key, prefix.get().length, key.length, (byte) 0xFF);
        return Bytes.wrap(key);
    }
}
