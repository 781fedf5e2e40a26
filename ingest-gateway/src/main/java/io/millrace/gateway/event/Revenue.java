package io.millrace.gateway.event;

import io.millrace.event.Amounts;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an order brings in, and what a refund gives back as a negative amount. Other events have none. */
final class Revenue {
    private Revenue() {}

    static @Nullable BigDecimal take(EventType type, Fields properties, List<ProductLine> lines)
            throws RefusedException {
        if (type != EventType.ORDER_COMPLETED && type != EventType.ORDER_REFUNDED) {
            return null;
        }
        BigDecimal amount = amount(properties, lines);
        if (amount == null) {
            return null;
        }
        if (type == EventType.ORDER_REFUNDED) {
            return amount.abs().negate();
        }
        if (amount.signum() < 0) {
            throw new RefusedException(
                    Reason.INVALID_AMOUNT,
                    "properties.revenue of a completed order is negative: send what is given back as Order Refunded");
        }
        return amount;
    }

    private static @Nullable BigDecimal amount(Fields properties, List<ProductLine> lines) throws RefusedException {
        BigDecimal revenue = properties.takeMoney("revenue");
        if (revenue != null) {
            return revenue;
        }
        BigDecimal total = properties.money("total");
        return total == null ? sum(lines) : total;
    }

    private static @Nullable BigDecimal sum(List<ProductLine> lines) throws RefusedException {
        if (lines.stream().map(ProductLine::getPrice).allMatch(Objects::isNull)) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (ProductLine line : lines) {
            if (line.getPrice() != null) {
                BigDecimal quantity = line.getQuantity() == null ? BigDecimal.ONE : line.getQuantity();
                sum = sum.add(line.getPrice().multiply(quantity));
            }
        }
        return Amounts.money(sum)
                .orElseThrow(() -> new RefusedException(
                        Reason.INVALID_AMOUNT, "properties.products add up to more than an amount can hold"));
    }
}
