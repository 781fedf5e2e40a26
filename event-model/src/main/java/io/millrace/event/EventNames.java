package io.millrace.event;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.millrace.event.clickstream.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The names that event types go by outside: "Product Viewed" in Segment's spec, "Viewed Product" in its first version,
 * {@code product_viewed} in SQL.
 */
public final class EventNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final Map<String, EventType> BY_SNAKE_CASE =
            Arrays.stream(EventType.values()).collect(toUnmodifiableMap(EventNames::snakeCase, Function.identity()));

    private static final Map<String, EventType> BY_FIRST_VERSION = Map.ofEntries(
            Map.entry("viewed_product_category", EventType.PRODUCT_LIST_VIEWED),
            Map.entry("viewed_product", EventType.PRODUCT_VIEWED),
            Map.entry("clicked_product", EventType.PRODUCT_CLICKED),
            Map.entry("added_product", EventType.PRODUCT_ADDED),
            Map.entry("removed_product", EventType.PRODUCT_REMOVED),
            Map.entry("viewed_promotion", EventType.PROMOTION_VIEWED),
            Map.entry("clicked_promotion", EventType.PROMOTION_CLICKED),
            Map.entry("viewed_cart", EventType.CART_VIEWED),
            Map.entry("started_order", EventType.CHECKOUT_STARTED),
            Map.entry("viewed_checkout_step", EventType.CHECKOUT_STEP_VIEWED),
            Map.entry("completed_checkout_step", EventType.CHECKOUT_STEP_COMPLETED),
            Map.entry("entered_payment_info", EventType.PAYMENT_INFO_ENTERED),
            Map.entry("updated_order", EventType.ORDER_UPDATED),
            Map.entry("completed_order", EventType.ORDER_COMPLETED),
            Map.entry("refunded_order", EventType.ORDER_REFUNDED),
            Map.entry("cancelled_order", EventType.ORDER_CANCELLED));

    /** Names exactly as they are written most often, so that most need not be taken apart. */
    private static final Map<String, EventType> BY_USUAL_NAME =
            Arrays.stream(EventType.values()).collect(toUnmodifiableMap(EventNames::titleCase, Function.identity()));

    private EventNames() {}

    /**
     * The type of a tracked event, {@link EventType#CUSTOM} for a name that the suite does not know. Case does not count,
     * and neither does the choice of blank, underscore or dash between words.
     */
    public static EventType typeOf(String name) {
        EventType usual = BY_USUAL_NAME.get(name);
        return usual == null ? typeOfAny(name) : usual;
    }

    private static EventType typeOfAny(String name) {
        String snakeCase =
                BETWEEN_WORDS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        EventType type = BY_SNAKE_CASE.get(snakeCase);
        return type == null ? BY_FIRST_VERSION.getOrDefault(snakeCase, EventType.CUSTOM) : type;
    }

    public static String snakeCase(EventType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String titleCase(EventType type) {
        return Arrays.stream(type.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(joining(" "));
    }
}
