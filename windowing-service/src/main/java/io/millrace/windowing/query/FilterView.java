package io.millrace.windowing.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.millrace.event.EventNames;
import io.millrace.windowing.metric.Comparison;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which events are meant, by the names that settings have for it. */
record FilterView(
        List<String> types,
        Map<String, List<String>> where,
        Map<String, List<String>> whereNot,
        Map<String, List<String>> amounts) {

    static FilterView of(EventFilter filter) {
        return new FilterView(
                filter.types().stream().map(EventNames::snakeCase).sorted().toList(),
                byLabel(filter.where()),
                byLabel(filter.whereNot()),
                filter.amounts().stream()
                        .collect(groupingBy(
                                comparison -> comparison.amount().label(),
                                TreeMap::new,
                                mapping(Comparison::toString, toList()))));
    }

    private static Map<String, List<String>> byLabel(Map<Field, List<String>> values) {
        Map<String, List<String>> byLabel = new TreeMap<>();
        values.forEach((field, wanted) -> byLabel.put(field.label(), wanted));
        return byLabel;
    }
}
