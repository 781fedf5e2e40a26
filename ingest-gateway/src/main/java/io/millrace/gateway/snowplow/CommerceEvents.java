package io.millrace.gateway.snowplow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Snowplow's e-commerce schemas in the words of Segment's e-commerce spec, which are the gateway's. */
final class CommerceEvents {
    private static final String VENDOR = "com.snowplowanalytics.snowplow.ecommerce";
    private static final String ACTION = "snowplow_ecommerce_action";

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("product_view", "Product Viewed"),
            Map.entry("list_view", "Product List Viewed"),
            Map.entry("list_click", "Product Clicked"),
            Map.entry("add_to_cart", "Product Added"),
            Map.entry("remove_from_cart", "Product Removed"),
            Map.entry("checkout_step", "Checkout Step Completed"),
            Map.entry("transaction", "Order Completed"),
            Map.entry("refund", "Order Refunded"),
            Map.entry("promo_view", "Promotion Viewed"),
            Map.entry("promo_click", "Promotion Clicked"),
            Map.entry("trns_error", "Transaction Error"));

    /** By schema, how the fields that have another name there are called here. */
    private static final Map<String, Map<String, String>> FIELDS = Map.of(
            "product", Map.of("id", "product_id"),
            "transaction",
                    Map.of(
                            "transaction_id", "order_id",
                            "discount_code", "coupon",
                            "discount_amount", "discount"),
            "refund", Map.of("transaction_id", "order_id", "refund_amount", "revenue"),
            "checkout_step", Map.of("coupon_code", "coupon", "delivery_method", "shipping_method"),
            "cart", Map.of("total_value", "value"),
            "promotion", Map.of("id", "promotion_id", "creative_id", "creative"),
            "transaction_error", Map.of());

    private static final Set<String> ABOUT_ONE_PRODUCT =
            Set.of("product_view", "list_click", "add_to_cart", "remove_from_cart");

    private CommerceEvents() {}

    /** What the event is called, null when it is none of these. */
    static @Nullable String nameOf(SelfDescribing event) {
        return event.is(VENDOR, ACTION) ? EVENTS.get(event.data().path("type").asString("")) : null;
    }

    /** Puts what the action and the entities beside it say into properties. */
    static void fill(ObjectNode properties, SelfDescribing action, List<SelfDescribing> contexts) {
        boolean aboutOne = ABOUT_ONE_PRODUCT.contains(action.data().path("type").asString(""));
        move(action.data(), "name", properties, "list_id");
        for (SelfDescribing entity : contexts) {
            Map<String, String> names = entity.vendor().equals(VENDOR) ? FIELDS.get(entity.name()) : null;
            if (names != null && !entity.name().equals("product")) {
                copy(entity.data(), properties, names);
            }
        }
        List<SelfDescribing> products =
                contexts.stream().filter(entity -> entity.is(VENDOR, "product")).toList();
        addProducts(properties, products, aboutOne);
    }

    /** A single product may still be the only line of an order or a list. */
    private static void addProducts(ObjectNode properties, List<SelfDescribing> products, boolean aboutOne) {
        if (products.size() == 1 && aboutOne) {
            copy(products.get(0).data(), properties, FIELDS.getOrDefault("product", Map.of()));
            return;
        }
        for (SelfDescribing product : products) {
            ObjectNode line = properties.withArrayProperty("products").addObject();
            copy(product.data(), line, FIELDS.getOrDefault("product", Map.of()));
            move(line, "currency", properties, "currency");
        }
    }

    private static void copy(ObjectNode from, ObjectNode to, Map<String, String> names) {
        from.properties().forEach(field -> {
            String name = names.getOrDefault(field.getKey(), field.getKey());
            if (!to.has(name) && !field.getValue().isNull()) {
                to.set(name, field.getValue());
            }
        });
    }

    private static void move(ObjectNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.remove(field);
        if (value != null && !to.has(name)) {
            to.set(name, value);
        }
    }
}
