package io.millrace.quickstart.retail;

import static io.millrace.quickstart.retail.Rows.EIGHT;
import static io.millrace.quickstart.retail.Rows.named;
import static io.millrace.quickstart.retail.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueRuleTest {
    private static final Instant MIDNIGHT = Instant.parse("2010-12-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void takesTheMostFrequentPriceAndNameOfTheDay() {
        List<ProductVersion> versions = CatalogueRule.versionsOf(List.of(
                named("HOLDER", holder("2.95")),
                named("HOLDER, WHITE", holder("2.55")),
                named("HOLDER, WHITE", holder("2.55"))));

        assertThat(versions)
                .containsExactly(new ProductVersion("85123A", "HOLDER, WHITE", new BigDecimal("2.55"), MIDNIGHT));
    }

    @Test
    void takesTheLowestOfEquallyFrequentPricesAndTheFirstOfEquallyFrequentNames() {
        List<ProductVersion> versions =
                CatalogueRule.versionsOf(List.of(named("WHITE", holder("10.5")), named("HOLDER", holder("2.95"))));

        assertThat(versions).containsExactly(new ProductVersion("85123A", "WHITE", new BigDecimal("2.95"), MIDNIGHT));
    }

    @Test
    void countsPricesThatAreWrittenDifferentlyAsOne() {
        List<ProductVersion> versions =
                CatalogueRule.versionsOf(List.of(holder("2.1"), holder("1.95"), holder("2.10")));

        assertThat(versions)
                .singleElement()
                .satisfies(version -> assertThat(version.price()).isEqualByComparingTo("2.1"));
    }

    @Test
    void ignoresRowsWithoutAPriceAndNamesThatAreMissing() {
        List<ProductVersion> versions = CatalogueRule.versionsOf(List.of(
                named("damaged", holder("0.0")),
                named("damaged", holder("0.0")),
                named("adjusted", holder("-5")),
                named(null, holder("2.55")),
                named(null, holder("2.55")),
                named("HOLDER", holder("2.55"))));

        assertThat(versions).containsExactly(new ProductVersion("85123A", "HOLDER", new BigDecimal("2.55"), MIDNIGHT));
    }

    @Test
    void knowsNoNameWhenNoRowOfTheDayHasOne() {
        assertThat(CatalogueRule.versionsOf(List.of(named(null, holder("2.55")))))
                .containsExactly(new ProductVersion("85123A", null, new BigDecimal("2.55"), MIDNIGHT));
    }

    @Test
    void makesAVersionOnlyOfADayThatChangesTheProduct() {
        Row sameAgain = row("536366", "85123A", "6", "2.550", EIGHT.plus(DAY));
        Row dearer = row("536367", "85123A", "6", "2.95", EIGHT.plus(DAY.multipliedBy(2)));
        Row renamed = named("NEW", row("536368", "85123A", "6", "2.95", EIGHT.plus(DAY.multipliedBy(3))));
        Row asBefore = row("536369", "85123A", "6", "2.55", EIGHT.plus(DAY.multipliedBy(4)));

        List<ProductVersion> versions =
                CatalogueRule.versionsOf(List.of(holder("2.55"), sameAgain, dearer, renamed, asBefore));

        assertThat(versions)
                .extracting(ProductVersion::validFrom)
                .containsExactly(
                        MIDNIGHT,
                        MIDNIGHT.plus(DAY.multipliedBy(2)),
                        MIDNIGHT.plus(DAY.multipliedBy(3)),
                        MIDNIGHT.plus(DAY.multipliedBy(4)));
    }

    @Test
    void listsVersionsByDayThenByFirstMention() {
        Row nextDay = row("536366", "22139", "1", "1.25", EIGHT.plus(DAY));

        List<ProductVersion> versions =
                CatalogueRule.versionsOf(List.of(nextDay, row("536365", "71053", "1", "3.39"), holder("2.55")));

        assertThat(versions).extracting(ProductVersion::productId).containsExactly("71053", "85123A", "22139");
    }

    private static Row holder(String price) {
        return row("536365", "85123A", "6", price);
    }
}
