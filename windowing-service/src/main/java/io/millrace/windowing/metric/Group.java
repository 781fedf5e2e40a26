package io.millrace.windowing.metric;

import io.millrace.event.windows.GroupValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static String key(GroupValue value) {
        return value.getValue() == null ? value.getName() : value.getName() + "=" + encode(value.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
