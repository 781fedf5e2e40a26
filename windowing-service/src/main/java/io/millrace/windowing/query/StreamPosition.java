package io.millrace.windowing.query;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a stream has come in each partition, as the id of an event says it: {@code 0-17.1-4.2-9}.
 *
 * @param next offset of each partition, by its number
 */
record StreamPosition(Map<Integer, Long> next) {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}-\\d{1,18}(\\.\\d{1,9}-\\d{1,18})*");

    /** Empty when the text is no position. */
    static Optional<StreamPosition> parse(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(new StreamPosition(Arrays.stream(id.split("\\."))
                .map(partition -> partition.split("-"))
                .collect(Collectors.toMap(
                        partition -> Integer.valueOf(partition[0]),
                        partition -> Long.valueOf(partition[1]),
                        Math::max,
                        TreeMap::new))));
    }

    @Override
    public String toString() {
        return next.entrySet().stream()
                .map(partition -> partition.getKey() + "-" + partition.getValue())
                .collect(Collectors.joining("."));
    }
}
