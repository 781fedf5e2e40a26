package io.millrace.windowing.query;

import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Group;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which panes of a metric somebody asks for.
 *
 * @param from the least key of a window
 * @param to the key that all windows are before
 * @param group what fields must say; null where they must say nothing
 * @param extent how much of it
 */
record PaneQuery(Metric metric, String from, String to, Map<String, @Nullable String> group, Extent extent) {

    /**
     * Reads a question.
     *
     * @throws InvalidQueryException when it makes no sense
     */
    static PaneQuery of(Metric metric, MultiValueMap<String, String> parameters) {
        @Nullable String from = parameters.getFirst("from");
        @Nullable String to = parameters.getFirst("to");
        @Nullable String next = parameters.getFirst("next");
        String begin = from == null ? Keys.from(metric.name()) : Keys.of(metric.name(), Keys.time(time("from", from)));
        String end = to == null ? Keys.to(metric.name()) : Keys.of(metric.name(), Keys.time(time("to", to)));
        String first = next == null ? begin : after(key(metric, next));
        List<String> group = parameters.getOrDefault("group", List.of());
        return new PaneQuery(metric, first, end, group(metric, group), Extent.of(metric, parameters));
    }

    /** What the panes of one window are asked for, of all that the query is about. */
    PaneQuery within(String start) {
        return new PaneQuery(metric, Keys.from(metric.name(), start), Keys.to(metric.name(), start), group, extent);
    }

    /** The one group that is asked for, if every field of the metric is given and money does not split it further. */
    Optional<Group> wholeGroup() {
        return metric.isMoney() ? Optional.empty() : fields();
    }

    /** How keys go on after the start of a window, when every field of a metric that has some is given. */
    Optional<String> groupKey() {
        return metric.group().isEmpty() ? Optional.empty() : fields().map(Group::key);
    }

    /** The group but for its currency. */
    private Optional<Group> fields() {
        if (group.size() < metric.group().size()) {
            return Optional.empty();
        }
        return Optional.of(new Group(
                metric.group().stream()
                        .map(field -> new GroupValue(field.label(), group.get(field.label())))
                        .toList(),
                null));
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
