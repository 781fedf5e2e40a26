package io.millrace.windowing.metric;

import io.millrace.event.windows.GroupValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
        StringBuilder key = new StringBuilder();
        for (GroupValue value : values) {
            if (key.length() > 0) {
                key.append('&');
            }
            key.append(value.getName());
            if (value.getValue() != null) {
                key.append('=').append(encode(value.getValue()));
            }
        }
        if (currency != null) {
            key.append("&currency=").append(encode(currency));
        }
        return key.toString();
    }

    /** Equal for equal groups of one metric. Of most groups it is a text, which is looked up sooner than a group. */
    public Object identity() {
        @Nullable
        String only = values.size() == 1 && currency == null ? values.get(0).getValue() : null;
        return only == null ? this : only;
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

    private static String encode(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!staysAsItIs(text.charAt(index))) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /** As {@link URLEncoder} has it, which takes its time over texts that need no encoding. */
    private static boolean staysAsItIs(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-'
                || letter == '_'
                || letter == '.'
                || letter == '*';
    }
}
