package io.millrace.windowing.query;

import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.state.Keys;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which panes of a metric somebody asks for.
 *
 * @param from the least key of a window
 * @param to the key that all windows are before
 * @param group what fields must say; null where they must say nothing
 */
record PaneQuery(Metric metric, String from, String to, Map<String, @Nullable String> group) {

    /**
     * Reads a question.
     *
     * @throws InvalidQueryException when it makes no sense
     */
    static PaneQuery of(
            Metric metric,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> group,
            @Nullable String next) {
        String begin = from == null ? Keys.from(metric.name()) : Keys.of(metric.name(), Keys.time(time("from", from)));
        String end = to == null ? Keys.to(metric.name()) : Keys.of(metric.name(), Keys.time(time("to", to)));
        String first = next == null ? begin : after(key(metric, next));
        return new PaneQuery(metric, first, end, group(metric, group == null ? List.of() : group));
    }

    /** Where an answer that ends with the pane of this key goes on. */
    static String next(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isEmpty() {
        return from.compareTo(to) >= 0;
    }

    boolean takes(WindowPane pane) {
        Map<String, @Nullable String> said = new HashMap<>();
        for (GroupValue value : pane.getGroup()) {
            said.put(value.getName(), value.getValue());
        }
        return group.entrySet().stream()
                .allMatch(wanted -> Objects.equals(wanted.getValue(), said.get(wanted.getKey())));
    }

    private static Instant time(String parameter, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidQueryException("'%s' must be a time like 2026-01-31T00:00:00Z.".formatted(parameter));
        }
    }

    private static String key(Metric metric, String next) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.US_ASCII);
            if (key.startsWith(Keys.from(metric.name()))) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw unknownNext();
        }
        throw unknownNext();
    }

    private static InvalidQueryException unknownNext() {
        return new InvalidQueryException("'next' must be what an answer to the same question had there.");
    }

    private static String after(String key) {
        return key + '\0';
    }

    private static Map<String, @Nullable String> group(Metric metric, List<String> selections) {
        Map<String, @Nullable String> group = new HashMap<>();
        for (String selection : selections) {
            int colon = selection.indexOf(':');
            String field = colon < 0 ? selection : selection.substring(0, colon);
            if (colon < 0 || metric.group().stream().map(Field::label).noneMatch(field::equals)) {
                throw new InvalidQueryException("'group' must be one of the metric's fields %s, a colon and a value."
                        .formatted(metric.group().stream().map(Field::label).toList()));
            }
            String value = selection.substring(colon + 1);
            group.put(field, value.isEmpty() ? null : value);
        }
        return group;
    }
}
