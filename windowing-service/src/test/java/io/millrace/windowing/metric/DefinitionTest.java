package io.millrace.windowing.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EventType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final Map<Field, List<String>> WHERE =
            Map.of(Field.COUNTRY, List.of("France"), Field.DEVICE, List.of("phone"), Field.BOT, List.of("false"));

    @Test
    void isTheSameInWhateverOrderAFilterIsHeld() {
        Map<Field, List<String>> turned = new LinkedHashMap<>();
        List.of(Field.BOT, Field.DEVICE, Field.COUNTRY).forEach(field -> turned.put(field, WHERE.get(field)));

        assertThat(Definition.of(metric(filter(turned), "1m", "")))
                .isEqualTo(Definition.of(metric(filter(WHERE), "1m", "in other words")));
    }

    @Test
    void isAnotherWhenSomethingElseIsMeasured() {
        assertThat(List.of(
                        Definition.of(metric(filter(WHERE), "1m", "")),
                        Definition.of(metric(filter(WHERE), "2m", "")),
                        Definition.of(metric(filter(Map.of()), "1m", "")),
                        Definition.of(metric(EventFilter.ALL, "1m", ""))))
                .doesNotHaveDuplicates();
    }

    private static EventFilter filter(Map<Field, List<String>> where) {
        return new EventFilter(Set.of(EventType.PRODUCT_VIEWED, EventType.PRODUCT_ADDED), where, Map.of(), List.of());
    }

    private static Metric metric(EventFilter filter, String size, String description) {
        return new Metric(
                "m",
                description,
                EventFilter.ALL,
                Each.EVENT,
                List.of(Field.PRODUCT),
                new FixedWindows(Duration.parse("PT" + size)),
                List.of(new Filtered(filter, new Count("count"))),
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofDays(1),
                EarlyPanes.NONE);
    }
}
