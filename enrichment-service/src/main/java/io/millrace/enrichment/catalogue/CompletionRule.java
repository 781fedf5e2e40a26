package io.millrace.enrichment.catalogue;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Completes the products of an event with what the catalogue knew of them at its time. What the event itself says wins; a
 * price is taken over only in the event's currency.
 */
public final class CompletionRule {

    private CompletionRule() {}

    /**
     * Completes an event's product and lines.
     *
     * @param catalogue gives what was known of a product at a time
     */
    public static Completed complete(
            CollectedEvent event, BiFunction<String, Instant, Optional<ProductCatalogue.Knowledge>> catalogue) {
        Work work = new Work(event, catalogue);
        ProductLine product = event.getProduct() == null ? null : work.complete(event.getProduct());
        List<ProductLine> lines = new ArrayList<>(event.getLines().size());
        for (ProductLine line : event.getLines()) {
            lines.add(work.complete(line));
        }
        return new Completed(product, lines, work.currency, work.completeness);
    }

    /**
     * The products of an event, as complete as may be.
     *
     * @param currency of every amount: the event's, or the catalogue's when the event has none
     */
    public record Completed(
            @Nullable ProductLine product,
            List<ProductLine> lines,
            @Nullable String currency,
            Completeness completeness) {}

    /** What is found out on the way through one event. */
    private static final class Work {
        private final Instant time;
        private final BiFunction<String, Instant, Optional<ProductCatalogue.Knowledge>> catalogue;
        private @Nullable String currency;
        private Completeness completeness = Completeness.COMPLETE;

        Work(CollectedEvent event, BiFunction<String, Instant, Optional<ProductCatalogue.Knowledge>> catalogue) {
            this.time = event.getEventTime();
            this.catalogue = catalogue;
            this.currency = event.getCurrency();
        }

        ProductLine complete(ProductLine line) {
            Optional<ProductCatalogue.Knowledge> known =
                    Optional.ofNullable(line.getProductId()).flatMap(productId -> catalogue.apply(productId, time));
            if (known.isEmpty()) {
                lower(Completeness.PARTIAL);
                return line;
            }
            if (known.get().assumed()) {
                lower(Completeness.ASSUMED);
            }
            Product product = known.get().product();
            return new ProductLine(
                    line.getProductId(),
                    either(line.getName(), product.getName()),
                    either(line.getCategory(), product.getCategory()),
                    either(line.getBrand(), product.getBrand()),
                    either(line.getPrice(), priceOf(product)),
                    line.getQuantity());
        }

        /** The symbols of the enum stand in the order from complete to partial. */
        private void lower(Completeness found) {
            if (found.compareTo(completeness) > 0) {
                completeness = found;
            }
        }

        private @Nullable BigDecimal priceOf(Product product) {
            if (currency == null && product.getPrice() != null) {
                currency = product.getCurrency();
            }
            return currency != null && currency.equals(product.getCurrency()) ? product.getPrice() : null;
        }

        private static <T> @Nullable T either(@Nullable T said, @Nullable T known) {
            return said != null ? said : known;
        }
    }
}
