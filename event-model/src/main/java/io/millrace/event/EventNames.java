package io.millrace.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.millrace.event.clickstream.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The names that event types go by outside: "Product Viewed" in Segment's spec, {@code product_viewed} in SQL. */
public final class EventNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final Map<String, EventType> BY_SNAKE_CASE =
            Arrays.stream(EventType.values()).collect(toUnmodifiableMap(EventNames::snakeCase, Function.identity()));

    private EventNames() {}

    /**
     * The type of a tracked event, {@link EventType#CUSTOM} for a name that the suite does not know. Case does not count,
     * and neither does the choice of blank, underscore or dash between words.
     */
    public static EventType typeOf(String name) {
        String snakeCase =
                BETWEEN_WORDS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        return BY_SNAKE_CASE.getOrDefault(snakeCase, EventType.CUSTOM);
    }

    public static String snakeCase(EventType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
