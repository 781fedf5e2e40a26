package io.millrace.windowing.metric;

import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What about an event is a number. Names are an API: settings and descriptions hold them. */
public enum Amount {
    /** What an order brings in, or a refund gives back; money, of the whole event. */
    REVENUE,
    /** Price times units, one unit where none are said; money, of the product or of all lines. */
    VALUE,
    /** Price of one unit of the product that the event is about; money. */
    PRICE,
    /** Units of the product, or of all lines. */
    QUANTITY,
    /** Which event of its visit it is, in the order of arrival, from 1. */
    POSITION;

    /** The amount's name as settings and answers write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What of an event is read for it, as {@link Field#reads} has it. */
    Set<String> reads() {
        return switch (this) {
            case REVENUE -> Set.of("revenue");
            case VALUE -> Set.of("product.price", "product.quantity");
            case PRICE -> Set.of("product.price");
            case QUANTITY -> Set.of("product.quantity");
            case POSITION -> Set.of("sessionSeq");
        };
    }

    public boolean isMoney() {
        return this == REVENUE || this == VALUE || this == PRICE;
    }

    /** The subject's amount, empty when it has none. */
    Optional<BigDecimal> of(Subject subject) {
        return switch (this) {
            case REVENUE -> Optional.ofNullable(subject.event().getRevenue());
            case VALUE -> sum(subject.lines(), Amount::value);
            case PRICE -> Optional.ofNullable(subject.product()).map(ProductLine::getPrice);
            case QUANTITY -> sum(subject.lines(), ProductLine::getQuantity);
            case POSITION -> Optional.of(BigDecimal.valueOf(subject.event().getSessionSeq()));
        };
    }

    private static @Nullable BigDecimal value(ProductLine line) {
        if (line.getPrice() == null) {
            return null;
        }
        return line.getQuantity() == null ? line.getPrice() : line.getPrice().multiply(line.getQuantity());
    }

    private static Optional<BigDecimal> sum(
            List<ProductLine> lines, Function<ProductLine, @Nullable BigDecimal> amount) {
        @Nullable BigDecimal sum = null;
        for (ProductLine line : lines) {
            @Nullable BigDecimal more = amount.apply(line);
            if (more != null) {
                sum = sum == null ? more : sum.add(more);
            }
        }
        return Optional.ofNullable(sum);
    }
}
