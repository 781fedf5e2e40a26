package io.millrace.quickstart.replay;

import static io.millrace.quickstart.retail.Rows.invoice;
import static io.millrace.quickstart.retail.Rows.named;
import static io.millrace.quickstart.retail.Rows.row;
import static io.millrace.quickstart.retail.Rows.withoutCustomer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.retail.Row;
import io.millrace.quickstart.retail.ShopEvent;
import io.millrace.quickstart.retail.ShopEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class EventJsonTest {
    private static final Row HOLDER = row("536365", "85123A", "6", "2.50");
    private static final Row LANTERN = row("536365", "71053", "2", "3.39");

    @Test
    void writesAView() {
        String json = written(new ShopEvent(Kind.PRODUCT_VIEWED, invoice(HOLDER), 1, List.of(HOLDER)));

        assertThat(json).isEqualTo("""
                        {"type":"track","event":"Product Viewed","messageId":"online-retail-536365-1","userId":"17850",\
                        "timestamp":"2010-12-01T08:00:00.000Z",\
                        "properties":{"product_id":"85123A","name":"Name of 85123A","price":2.50,\
                        "currency":"GBP","country":"France"},\
                        "context":{"location":{"country":"France"}}}""");
    }

    @Test
    void writesAnAdditionWithItsQuantity() {
        String json = written(new ShopEvent(Kind.PRODUCT_ADDED, invoice(HOLDER), 2, List.of(HOLDER)));

        assertThat(json)
                .contains("\"event\":\"Product Added\"", "\"messageId\":\"online-retail-536365-2\"")
                .contains("\"timestamp\":\"2010-12-01T08:00:00.001Z\"")
                .contains("\"product_id\":\"85123A\",\"name\":\"Name of 85123A\",\"price\":2.50,\"quantity\":6,");
    }

    @Test
    void writesAnOrderWithItsExactRevenueAndLines() {
        String json = written(new ShopEvent(Kind.ORDER_COMPLETED, invoice(HOLDER), 5, List.of(HOLDER, LANTERN)));

        assertThat(json).contains("\"event\":\"Order Completed\"").contains("""
                        "properties":{"order_id":"536365","revenue":21.78,"products":[\
                        {"product_id":"85123A","name":"Name of 85123A","price":2.50,"quantity":6},\
                        {"product_id":"71053","name":"Name of 71053","price":3.39,"quantity":2}],\
                        "currency":"GBP","country":"France"}""");
    }

    @Test
    void writesARefundAsWhatItGivesBack() {
        Row returned = row("C536379", "D", "-1", "27.50");

        String json = written(new ShopEvent(Kind.ORDER_REFUNDED, invoice(returned), 1, List.of(returned)));

        assertThat(json)
                .contains("\"event\":\"Order Refunded\"", "\"order_id\":\"C536379\",\"revenue\":-27.50")
                .contains("\"price\":27.50,\"quantity\":-1");
    }

    @Test
    void writesAnAdjustmentOfSomethingWithoutAName() {
        Row lost = named(null, row("536589", "21777", "-10", "0.0"));

        String json = written(new ShopEvent(Kind.STOCK_ADJUSTED, invoice(lost), 1, List.of(lost)));

        assertThat(json)
                .contains("\"event\":\"Stock Adjusted\"")
                .contains("\"properties\":{\"product_id\":\"21777\",\"price\":0.0,\"quantity\":-10,");
    }

    @Test
    void givesAStrangerAnIdOfTheInvoice() {
        Row stranger = withoutCustomer(HOLDER);

        String json = written(new ShopEvent(Kind.PRODUCT_VIEWED, invoice(stranger), 1, List.of(stranger)));

        assertThat(json).contains("\"anonymousId\":\"online-retail-536365\"").doesNotContain("userId");
    }

    @Test
    void writesNumbersWithoutExponent() {
        Row huge = row("1", "A", "1E+3", "1E-7");

        assertThat(written(new ShopEvent(Kind.PRODUCT_ADDED, invoice(huge), 1, List.of(huge))))
                .contains("\"price\":0.0000001,\"quantity\":1000,");
    }

    @Test
    void marksTheEventsOfARunAndStampsThemAsTheRunSays() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        ShopEvent event = new ShopEvent(Kind.PRODUCT_VIEWED, invoice(HOLDER), 1, List.of(HOLDER));

        String json = written(event, new EventJson("online-retail-run7", any -> now));

        assertThat(json).contains("\"messageId\":\"online-retail-run7-536365-1\"", "2026-11-20T12:00:00.000Z");
    }

    private static String written(ShopEvent event) {
        return written(event, new EventJson("online-retail", ShopEvent::time));
    }

    private static String written(ShopEvent event, EventJson format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            format.write(json, event);
        }
        return out.toString(UTF_8);
    }
}
