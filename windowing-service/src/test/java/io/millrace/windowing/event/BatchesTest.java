package io.millrace.windowing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.ItemCount;
import io.millrace.event.windows.Partial;
import io.millrace.windowing.Events;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final int PARTITIONS = 6;

    private final Map<String, List<String>> sent = new LinkedHashMap<>();

    private final Batches<String> batches = new Batches<>(PARTITIONS, text -> 1_000, sent::put);

    @Test
    void putsTogetherWhatKafkaSendsToOnePartitionInTheOrderInWhichItCame() {
        List<String> keys = IntStream.range(0, 200)
                .mapToObj(number -> "metric?country=Curaçao " + number)
                .toList();
        Map<Integer, List<String>> byPartition = new LinkedHashMap<>();
        keys.forEach(key -> byPartition
                .computeIfAbsent(partition(key), any -> new ArrayList<>())
                .add(key));

        keys.forEach(key -> batches.add(key, key));
        batches.send();

        assertThat(sent).hasSize(PARTITIONS);
        assertThat(sent.values()).containsExactlyInAnyOrderElementsOf(byPartition.values());
        assertThat(sent).allSatisfy((key, items) -> assertThat(items.get(0)).isEqualTo(key));
    }

    @Test
    void sendsNothingTwiceAndNothingEmpty() {
        batches.send();
        assertThat(sent).isEmpty();

        batches.add("a", "a");
        batches.send();
        sent.clear();
        batches.send();

        assertThat(sent).isEmpty();
    }

    @Test
    void cutsWhatWouldBecomeTooLarge() {
        List<Integer> sizes = new ArrayList<>();
        Batches<String> large = new Batches<>(PARTITIONS, text -> 100_000, (key, items) -> sizes.add(items.size()));

        Collections.nCopies(14, "a").forEach(item -> large.add("a", item));
        assertThat(sizes).containsExactly(6, 6);
        large.send();

        assertThat(sizes).containsExactly(6, 6, 2);
    }

    @Test
    void takesAPartialForAsLargeAsItIsInAvroOrLarger() throws Exception {
        List<ItemCount> items = IntStream.range(0, 1_000)
                .mapToObj(number -> new ItemCount("product number " + number, 1_000_000L))
                .toList();
        for (Accumulator sum : List.of(
                new Accumulator("count", 1L, null, null, List.of()),
                new Accumulator("sum", 0L, Events.money("123456789.01"), null, List.of()),
                new Accumulator("distinct", 0L, null, ByteBuffer.allocate(50_000), List.of()),
                new Accumulator("top", 0L, null, null, items))) {
            Partial partial = new Partial(
                    "a-metric-with-a-long-name",
                    List.of(new GroupValue("country", "United Kingdom"), new GroupValue("device", null)),
                    "GBP",
                    Events.NOON,
                    Events.NOON,
                    "import-of-last-year",
                    Events.NOON,
                    1L,
                    List.of(sum));

            assertThat(Batches.sizeOf(partial))
                    .as(sum.getName())
                    .isGreaterThanOrEqualTo(partial.toByteBuffer().remaining());
        }
    }

    private static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }
}
