package io.millrace.gateway.event;

import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The products in an event's properties. */
final class Products {
    /** Elsewhere a name or a category is that of a page, a promotion or a list. */
    private static final Set<EventType> ABOUT_ONE = EnumSet.of(
            EventType.PRODUCT_CLICKED,
            EventType.PRODUCT_VIEWED,
            EventType.PRODUCT_ADDED,
            EventType.PRODUCT_REMOVED,
            EventType.PRODUCT_ADDED_TO_WISHLIST,
            EventType.PRODUCT_REMOVED_FROM_WISHLIST,
            EventType.WISHLIST_PRODUCT_ADDED_TO_CART,
            EventType.PRODUCT_SHARED,
            EventType.PRODUCT_REVIEWED,
            EventType.RECOMMENDATION_CLICKED);

    private Products() {}

    static boolean isAboutOne(EventType type) {
        return ABOUT_ONE.contains(type);
    }

    /** The product that the properties themselves describe, null when they do not. */
    static @Nullable ProductLine one(Fields properties) throws RefusedException {
        ProductLine product = line(properties, properties.takeText("product_id", "sku", "id"));
        return isEmpty(product) ? null : product;
    }

    /** The lines of a cart, an order or a list. What else a line says stays among the properties. */
    static List<ProductLine> lines(Fields properties) throws RefusedException {
        List<Fields> sent = properties.objects("products");
        List<ProductLine> lines = new ArrayList<>(sent.size());
        boolean nothingLeft = true;
        for (Fields line : sent) {
            lines.add(line(line, line.takeText("product_id", "sku", "id")));
            nothingLeft &= line.isEmpty();
        }
        if (nothingLeft && !sent.isEmpty()) {
            properties.drop("products");
        }
        return lines;
    }

    private static ProductLine line(Fields fields, @Nullable String productId) throws RefusedException {
        String name = fields.takeText("name", "product_name");
        String category = fields.takeText("category");
        String brand = fields.takeText("brand");
        BigDecimal price = fields.takeMoney("price");
        BigDecimal quantity = fields.takeQuantity("quantity");
        return new ProductLine(productId, name, category, brand, price, quantity);
    }

    private static boolean isEmpty(ProductLine line) {
        return line.getProductId() == null
                && line.getName() == null
                && line.getCategory() == null
                && line.getBrand() == null
                && line.getPrice() == null
                && line.getQuantity() == null;
    }
}
