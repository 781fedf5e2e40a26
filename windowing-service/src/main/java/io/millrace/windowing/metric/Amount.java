package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be summed up over events. */
public enum Amount {
    /** What an order brings in, or a refund gives back; money. */
    REVENUE,
    /** Units of the product, or of all lines. */
    QUANTITY;

    /** The amount's name as settings and answers write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event's amount, nothing when it has none. */
    BigDecimal of(EnrichedEvent event) {
        return switch (this) {
            case REVENUE -> event.getRevenue() == null ? BigDecimal.ZERO : event.getRevenue();
            case QUANTITY ->
                event.getLines().stream().map(Amount::quantity).reduce(quantity(event.getProduct()), BigDecimal::add);
        };
    }

    boolean isMoney() {
        return this == REVENUE;
    }

    private static BigDecimal quantity(@Nullable ProductLine line) {
        return line == null || line.getQuantity() == null ? BigDecimal.ZERO : line.getQuantity();
    }
}
