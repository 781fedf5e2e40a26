package io.millrace.gateway.snowplow;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Self-describing events. Those that Snowplow itself describes become the events that the suite knows them as; any other is
 * called what its schema is called, so that {@code com.acme/order_completed} is a completed order.
 */
final class DescribedEvents {
    private static final String SNOWPLOW = "com.snowplowanalytics.snowplow";
    private static final String MOBILE = "com.snowplowanalytics.mobile";
    private static final Map<String, String> CART = Map.of("sku", "product_id", "unitPrice", "price");

    private DescribedEvents() {}

    /** Says what happened, and puts what is said about it into properties. */
    static void describe(ObjectNode event, SelfDescribing described, List<SelfDescribing> contexts) {
        ObjectNode properties = event.withObjectProperty("properties");
        String commerce = CommerceEvents.nameOf(described);
        if (commerce != null) {
            track(event, commerce);
            CommerceEvents.fill(properties, described, contexts);
        } else if (described.is(SNOWPLOW, "add_to_cart")) {
            track(event, "Product Added");
            rename(described.data(), properties, CART);
        } else if (described.is(SNOWPLOW, "remove_from_cart")) {
            track(event, "Product Removed");
            rename(described.data(), properties, CART);
        } else if (described.is(SNOWPLOW, "site_search")) {
            track(event, "Products Searched");
            search(described.data(), properties);
        } else if (described.is(SNOWPLOW, "screen_view") || described.is(MOBILE, "screen_view")) {
            event.put("type", "screen")
                    .put("name", described.data().path("name").asString(""));
            rename(described.data(), properties, Map.of());
        } else {
            track(event, described.name());
            rename(described.data(), properties, Map.of());
        }
    }

    private static void track(ObjectNode event, String name) {
        event.put("type", "track").put("event", name);
    }

    private static void search(ObjectNode sent, ObjectNode properties) {
        StringBuilder query = new StringBuilder();
        for (JsonNode term : sent.path("terms")) {
            query.append(query.isEmpty() ? "" : " ").append(term.asString(""));
        }
        properties.put("query", query.toString());
        sent.remove("terms");
        rename(sent, properties, Map.of());
    }

    private static void rename(ObjectNode from, ObjectNode to, Map<String, String> names) {
        from.properties()
                .forEach(field -> to.set(names.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
    }
}
