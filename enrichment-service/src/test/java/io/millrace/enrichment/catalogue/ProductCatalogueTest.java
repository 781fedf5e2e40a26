package io.millrace.enrichment.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.enrichment.Events;
import io.millrace.event.catalogue.Product;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProductCatalogueTest {
    private static final Instant NOON = Events.NOON;
    private static final Duration HOUR = Duration.ofHours(1);

    private final ProductCatalogue catalogue = new ProductCatalogue();

    @Test
    void knowsAProductUntilItIsRemovedAndAgainWhenItComesBack() {
        catalogue.add(Events.version("p", NOON, "1"), 0);
        catalogue.add(removal("p", NOON.plus(HOUR)), 1);
        catalogue.add(Events.version("p", NOON.plus(HOUR).plus(HOUR), "2"), 2);

        assertThat(catalogue.asOf("p", NOON.plusSeconds(1))).isPresent();
        assertThat(catalogue.asOf("p", NOON.plus(HOUR))).isEmpty();
        assertThat(catalogue.asOf("p", NOON.plus(Duration.ofHours(3)))).isPresent();
        assertThat(catalogue.position()).isEqualTo(3);
    }

    @Test
    void assumesNothingOfAProductThatBeginsWithItsRemoval() {
        catalogue.add(removal("p", NOON), 0);

        assertThat(catalogue.asOf("p", NOON.minus(HOUR))).isEmpty();
    }

    private static Product removal(String productId, Instant from) {
        return Product.newBuilder(Events.version(productId, from, "1"))
                .setRemoved(true)
                .build();
    }
}
