package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.ItemCount;
import io.millrace.event.windows.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a field that occur most. Exact while there are no more different values than are remembered; from then on a
 * count may be too low by as much as the list says.
 *
 * @param size of the list
 * @param capacity different values that are remembered
 */
public record Top(String name, Field field, int size, int capacity) implements Accumulated {
    private static final Comparator<ItemCount> MOST_FIRST =
            Comparator.comparingLong(ItemCount::getCount).reversed().thenComparing(ItemCount::getItem);

    public Top {
        if (size < 1 || capacity < size) {
            throw new IllegalArgumentException(
                    "A top list must have at least one place and remember as many values, not %d of %d"
                            .formatted(size, capacity));
        }
    }

    @Override
    public Set<String> reads() {
        return Set.of(field.reads());
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return Optional.ofNullable(field.of(subject)).map(value -> counted(0, List.of(new ItemCount(value, 1L))));
    }

    /** As Misra and Gries have it: to make room, every count gives up as much as the first that finds none. */
    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        Map<String, Long> counts = new TreeMap<>();
        one.getItems().forEach(item -> counts.put(item.getItem(), item.getCount()));
        other.getItems().forEach(item -> counts.merge(item.getItem(), item.getCount(), Long::sum));
        long given = counts.size() <= capacity ? 0 : countWithoutPlace(counts);
        List<ItemCount> items = new ArrayList<>();
        counts.forEach((item, count) -> {
            if (count > given) {
                items.add(new ItemCount(item, count - given));
            }
        });
        return counted(one.getCount() + other.getCount() + given, items);
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        if (gathered == null) {
            return exactly(null);
        }
        List<ItemCount> list =
                gathered.getItems().stream().sorted(MOST_FIRST).limit(size).toList();
        @Nullable Double error = gathered.getCount() == 0 ? null : (double) gathered.getCount();
        return new Measurement(name, null, list, error);
    }

    private long countWithoutPlace(Map<String, Long> counts) {
        return counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(capacity)
                .findFirst()
                .orElseThrow();
    }

    private Accumulator counted(long error, List<ItemCount> items) {
        return new Accumulator(name, error, null, null, items);
    }
}
