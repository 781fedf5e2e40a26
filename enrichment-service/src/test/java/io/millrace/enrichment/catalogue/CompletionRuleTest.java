package io.millrace.enrichment.catalogue;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static io.millrace.enrichment.Events.line;
import static io.millrace.enrichment.Events.lines;
import static io.millrace.enrichment.Events.money;
import static io.millrace.enrichment.Events.version;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.ProductLine;
import org.junit.jupiter.api.Test;

class CompletionRuleTest {
    private final ProductCatalogue catalogue = new ProductCatalogue();

    @Test
    void takesTheVersionThatWasValidAtTheTime() {
        catalogue.add(version("p1", NOON.minusSeconds(20), "1"), 0);
        catalogue.add(version("p1", NOON, "2"), 1);
        catalogue.add(version("p1", NOON.plusSeconds(20), "3"), 2);

        CompletionRule.Completed completed =
                complete(event("1", NOON.plusSeconds(19)).setProduct(line("p1")));

        assertThat(product(completed).getPrice()).isEqualTo(money("2"));
        assertThat(product(completed).getName()).isEqualTo("Lantern");
        assertThat(completed.currency()).isEqualTo("GBP");
        assertThat(completed.completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void assumesTheFirstVersionForAnOlderEvent() {
        catalogue.add(version("p1", NOON, "2"), 0);

        CompletionRule.Completed completed =
                complete(event("1", NOON.minusSeconds(1)).setProduct(line("p1")));

        assertThat(product(completed).getPrice()).isEqualTo(money("2"));
        assertThat(completed.completeness()).isEqualTo(Completeness.ASSUMED);
    }

    @Test
    void letsTheEventsOwnWordsWin() {
        catalogue.add(version("p1", NOON, "2"), 0);
        ProductLine own = ProductLine.newBuilder()
                .setProductId("p1")
                .setName("Own name")
                .setPrice(money("9"))
                .build();

        CompletionRule.Completed completed =
                complete(event("1", NOON).setProduct(own).setCurrency("GBP"));

        assertThat(product(completed).getName()).isEqualTo("Own name");
        assertThat(product(completed).getPrice()).isEqualTo(money("9"));
        assertThat(product(completed).getBrand()).isEqualTo("Bright");
    }

    @Test
    void neverMixesCurrencies() {
        catalogue.add(version("p1", NOON, "2"), 0);

        CompletionRule.Completed completed =
                complete(event("1", NOON).setProduct(line("p1")).setCurrency("EUR"));

        assertThat(product(completed).getPrice()).isNull();
        assertThat(completed.currency()).isEqualTo("EUR");
    }

    @Test
    void marksAnEventWithAnUnknownProductPartial() {
        catalogue.add(version("p1", NOON, "2"), 0);

        CompletionRule.Completed completed = complete(event("1", NOON).setLines(lines("p1", "p2")));

        assertThat(completed.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(completed.lines()).extracting(ProductLine::getName).containsExactly("Lantern", null);
    }

    @Test
    void findsAnEventWithoutProductsComplete() {
        assertThat(complete(event("1", NOON)).completeness()).isEqualTo(Completeness.COMPLETE);
    }

    private static ProductLine product(CompletionRule.Completed completed) {
        return requireNonNull(completed.product());
    }

    private CompletionRule.Completed complete(CollectedEvent.Builder event) {
        return CompletionRule.complete(event.build(), catalogue::asOf);
    }
}
