package io.millrace.windowing.event;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionStep;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Lets what goes to one partition travel in one record, under the key of the first: all keys in it belong there. Whoever adds
 * says when it has to be sent; a batch that has become large goes by itself.
 */
final class Batches<T> {
    /** A fraction of what a record may have. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int FEW_BYTES = 128;
    private static final int BYTES_OF_SUM = 32;
    private static final int BYTES_OF_ITEM = 48;

    private final List<Batch> batches = new ArrayList<>();
    private final ToIntFunction<T> sizes;
    private final BiConsumer<String, List<T>> sink;

    /**
     * Begins with nothing.
     *
     * @param sizes about how many bytes something has
     */
    Batches(int partitions, ToIntFunction<T> sizes, BiConsumer<String, List<T>> sink) {
        this.sizes = sizes;
        this.sink = sink;
        for (int partition = 0; partition < partitions; partition++) {
            batches.add(new Batch());
        }
    }

    void add(String key, T item) {
        batches.get(partitionOf(key, batches.size())).add(key, item);
    }

    /** Sends all that was added. */
    void send() {
        batches.forEach(Batch::send);
    }

    static int sizeOf(Partial partial) {
        int size = FEW_BYTES + FEW_BYTES * partial.getGroup().size();
        for (Accumulator sum : partial.getMeasures()) {
            @Nullable ByteBuffer sketch = sum.getSketch();
            size += BYTES_OF_SUM + BYTES_OF_ITEM * sum.getItems().size() + (sketch == null ? 0 : sketch.remaining());
        }
        return size;
    }

    static int sizeOf(SessionStep step) {
        return 2 * FEW_BYTES + BYTES_OF_ITEM * step.getItems().size();
    }

    /** Where Kafka's producer sends a record with this key. */
    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Of one partition. */
    private final class Batch {
        private List<T> items = new ArrayList<>();
        private String key = "";
        private int bytes;

        private void add(String itemKey, T item) {
            if (items.isEmpty()) {
                key = itemKey;
            }
            items.add(item);
            bytes += sizes.applyAsInt(item);
            if (bytes >= MOST_BYTES) {
                send();
            }
        }

        private void send() {
            if (!items.isEmpty()) {
                List<T> sent = items;
                items = new ArrayList<>();
                bytes = 0;
                sink.accept(key, sent);
            }
        }
    }
}
