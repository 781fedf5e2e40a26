package io.millrace.quickstart.retail;

import static io.millrace.quickstart.retail.Rows.EIGHT;
import static io.millrace.quickstart.retail.Rows.invoice;
import static io.millrace.quickstart.retail.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.retail.ShopEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitRuleTest {

    @Test
    void viewsAndAddsEachSoldRowAndOrdersThemAtTheEnd() {
        Row holder = row("536365", "85123A", "6", "2.55");
        Row lantern = row("536365", "71053", "2", "3.39");

        List<ShopEvent> visit = VisitRule.eventsOf(invoice(holder, lantern));

        assertThat(visit)
                .extracting(ShopEvent::kind)
                .containsExactly(
                        Kind.PRODUCT_VIEWED,
                        Kind.PRODUCT_ADDED,
                        Kind.PRODUCT_VIEWED,
                        Kind.PRODUCT_ADDED,
                        Kind.ORDER_COMPLETED);
        assertThat(visit.get(2).lines()).containsExactly(lantern);
        assertThat(visit.get(4).lines()).containsExactly(holder, lantern);
        assertThat(visit.get(4).revenue()).isEqualByComparingTo("22.08");
    }

    @Test
    void keepsTheEventsOfAVisitAMillisecondApartFromItsFirstRow() {
        Instant aMinuteLater = EIGHT.plusSeconds(60);

        List<ShopEvent> visit = VisitRule.eventsOf(
                invoice(row("536365", "85123A", "6", "2.55"), row("536365", "71053", "2", "3.39", aMinuteLater)));

        assertThat(visit)
                .extracting(ShopEvent::time)
                .containsExactly(
                        EIGHT, EIGHT.plusMillis(1), EIGHT.plusMillis(2), EIGHT.plusMillis(3), EIGHT.plusMillis(4));
        assertThat(visit).extracting(ShopEvent::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void refundsACancellationAsAWhole() {
        Row discount = row("C536379", "D", "-1", "27.50");
        Row holder = row("C536379", "85123A", "-2", "2.55");

        List<ShopEvent> visit = VisitRule.eventsOf(invoice(discount, holder));

        assertThat(visit).singleElement().satisfies(refund -> {
            assertThat(refund.kind()).isEqualTo(Kind.ORDER_REFUNDED);
            assertThat(refund.lines()).containsExactly(discount, holder);
            assertThat(refund.revenue()).isEqualByComparingTo("-32.60");
        });
    }

    @Test
    void adjustsTheStockForRowsThatSellNothing() {
        Row sold = row("536365", "85123A", "6", "2.55");
        Row lost = row("536365", "71053", "-3", "3.39");
        Row given = row("536365", "22139", "1", "0.0");

        List<ShopEvent> visit = VisitRule.eventsOf(invoice(lost, sold, given));

        assertThat(visit)
                .extracting(ShopEvent::kind)
                .containsExactly(
                        Kind.STOCK_ADJUSTED,
                        Kind.PRODUCT_VIEWED,
                        Kind.PRODUCT_ADDED,
                        Kind.STOCK_ADJUSTED,
                        Kind.ORDER_COMPLETED);
        assertThat(visit.get(4).lines()).containsExactly(sold);
    }

    @Test
    void ordersNothingWhenNothingWasSold() {
        List<ShopEvent> visit = VisitRule.eventsOf(invoice(row("536589", "21777", "-10", "0.0")));

        assertThat(visit).extracting(ShopEvent::kind).containsExactly(Kind.STOCK_ADJUSTED);
    }

    @Test
    void takesBookkeepingForAnAdjustmentWhateverItsSign() {
        assertThat(VisitRule.eventsOf(invoice(row("A563185", "B", "1", "11062.06"))))
                .extracting(ShopEvent::kind)
                .containsExactly(Kind.STOCK_ADJUSTED);
        assertThat(VisitRule.eventsOf(invoice(row("A563186", "B", "1", "-11062.06"))))
                .extracting(ShopEvent::kind)
                .containsExactly(Kind.STOCK_ADJUSTED);
    }
}
