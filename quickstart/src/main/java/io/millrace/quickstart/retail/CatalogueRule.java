package io.millrace.quickstart.retail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the catalogue behind the rows: a product has, on each day with a priced row of it, that day's most frequent price
 * and name. Of equally frequent prices the lowest counts, of names the first. A day that changes neither makes no version.
 */
final class CatalogueRule {
    private CatalogueRule() {}

    /** The versions in order of time, those of a day in the order in which the rows first name the products. */
    static List<ProductVersion> versionsOf(List<Row> rows) {
        TreeMap<LocalDate, List<Row>> days = rows.stream()
                .filter(Row::hasPrice)
                .collect(groupingBy(row -> Days.dayOf(row.time()), TreeMap::new, toList()));
        Map<String, ProductVersion> current = new HashMap<>();
        List<ProductVersion> versions = new ArrayList<>();
        days.forEach((day, rowsOfDay) -> {
            for (ProductVersion version : versionsOfDay(day, rowsOfDay)) {
                if (differs(version, current.put(version.productId(), version))) {
                    versions.add(version);
                }
            }
        });
        return versions;
    }

    private static List<ProductVersion> versionsOfDay(LocalDate day, List<Row> rows) {
        Instant validFrom = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<String, List<Row>> products =
                rows.stream().collect(groupingBy(Row::productId, LinkedHashMap::new, toList()));
        return products.entrySet().stream()
                .map(product -> new ProductVersion(
                        product.getKey(), nameIn(product.getValue()), priceIn(product.getValue()), validFrom))
                .toList();
    }

    private static BigDecimal priceIn(List<Row> rows) {
        TreeMap<BigDecimal, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.price(), 1, Integer::sum));
        return Objects.requireNonNull(firstMostFrequent(counts));
    }

    private static @Nullable String nameIn(List<Row> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.stream().map(Row::name).filter(Objects::nonNull).forEach(name -> counts.merge(name, 1, Integer::sum));
        return firstMostFrequent(counts);
    }

    private static <T> @Nullable T firstMostFrequent(Map<T, Integer> counts) {
        T most = null;
        int highest = 0;
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > highest) {
                most = entry.getKey();
                highest = entry.getValue();
            }
        }
        return most;
    }

    private static boolean differs(ProductVersion version, @Nullable ProductVersion before) {
        return before == null
                || version.price().compareTo(before.price()) != 0
                || !Objects.equals(version.name(), before.name());
    }
}
