package io.millrace.windowing.metric;

import io.millrace.event.windows.GroupValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one result have in common.
 *
 * @param values of the fields that the metric is grouped by, in their order
 * @param currency of the money that the metric sums up, null for a metric without
 */
public record Group(List<GroupValue> values, @Nullable String currency) {

    /** A text in ASCII that is the same for equal groups only: {@code country=France&currency=GBP}. */
    public String key() {
        String fields = values.stream().map(Group::key).collect(Collectors.joining("&"));
        return currency == null ? fields : fields + "&currency=" + encode(currency);
    }

    /** By texts: Avro compares records field by field, as their schemas say. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Group group)
                || !Objects.equals(currency, group.currency)
                || values.size() != group.values.size()) {
            return false;
        }
        for (int index = 0; index < values.size(); index++) {
            if (!isSame(values.get(index), group.values.get(index))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(currency);
        for (GroupValue value : values) {
            hash = 31 * hash + Objects.hashCode(value.getValue());
        }
        return hash;
    }

    private static boolean isSame(GroupValue one, GroupValue other) {
        return one.getName().equals(other.getName()) && Objects.equals(one.getValue(), other.getValue());
    }

    private static String key(GroupValue value) {
        return value.getValue() == null ? value.getName() : value.getName() + "=" + encode(value.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
