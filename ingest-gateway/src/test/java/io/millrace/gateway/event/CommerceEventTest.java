package io.millrace.gateway.event;

import static io.millrace.gateway.event.SentEvents.READER;
import static io.millrace.gateway.event.SentEvents.json;
import static io.millrace.gateway.event.SentEvents.money;
import static io.millrace.gateway.event.SentEvents.order;
import static io.millrace.gateway.event.SentEvents.parse;
import static io.millrace.gateway.event.SentEvents.read;
import static io.millrace.gateway.event.SentEvents.refund;
import static io.millrace.gateway.event.SentEvents.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Products, orders and refunds in events. */
class CommerceEventTest {
    @Test
    void readsAnOrderInTheWordsOfTheSpecsFirstVersion() throws RefusedException {
        CollectedEvent event = read("""
                {'type':'track','event':'Completed Order','userId':'u','properties':{'orderId':'o1','total':5,
                 'products':[{'id':'p1','price':5}]}}""");

        assertThat(event.getType()).isEqualTo(EventType.ORDER_COMPLETED);
        assertThat(event.getName()).isEqualTo("Completed Order");
        assertThat(event.getOrderId()).isEqualTo("o1");
        assertThat(event.getRevenue()).isEqualByComparingTo("5");
        assertThat(event.getLines()).extracting(ProductLine::getProductId).containsExactly("p1");
    }

    @Test
    void readsTheOneProductThatAnEventIsAbout() throws RefusedException {
        CollectedEvent event = read("""
                {'type':'track','event':'Product Added','userId':'u','properties':{'sku':71053,'product_name':'Lantern',
                 'category':'Home/Light','brand':'B','price':'3.39','quantity':2,'currency':'gbp','cart_id':'c1'}}""");

        assertThat(event.getProduct())
                .isEqualTo(
                        new ProductLine("71053", "Lantern", "Home/Light", "B", money("3.39"), new BigDecimal("2.000")));
        assertThat(event.getCurrency()).isEqualTo("GBP");
        assertThat(event.getProperties()).isEqualTo(json("{'cart_id':'c1'}"));
    }

    @Test
    void seesNoProductInOtherEvents() throws RefusedException {
        CollectedEvent event =
                read("{'type':'track','event':'Promotion Clicked','userId':'u','properties':{'id':'p','name':'Sale'}}");

        assertThat(event.getProduct()).isNull();
        assertThat(event.getProperties()).isEqualTo(json("{'id':'p','name':'Sale'}"));
    }

    @Test
    void readsTheLinesOfAnOrder() throws RefusedException {
        CollectedEvent event = order("""
                'order_id':'536365','coupon':'XMAS','tax':0.50,'products':[
                {'product_id':'85123A','name':'Heart','price':2.55,'quantity':6},{'sku':'71053'}]""");

        assertThat(event.getLines())
                .containsExactly(
                        new ProductLine("85123A", "Heart", null, null, money("2.55"), new BigDecimal("6.000")),
                        new ProductLine("71053", null, null, null, null, null));
        assertThat(event.getOrderId()).isEqualTo("536365");
        assertThat(event.getCoupon()).isEqualTo("XMAS");
        assertThat(event.getProperties()).isEqualTo(json("{'tax':0.50}"));
    }

    @Test
    void keepsWhatElseALineSays() throws RefusedException {
        CollectedEvent event = order("'products':[{'product_id':'a','variant':'red'},{'product_id':'b'}]");

        assertThat(event.getLines()).hasSize(2);
        assertThat(event.getProperties()).isEqualTo(json("{'products':[{'variant':'red'},{}]}"));
    }

    @Test
    void takesTheRevenueOfAnOrderFromWhereItIs() throws RefusedException {
        String lines = "'products':[{'price':2.55,'quantity':6},{'price':'1.10'}]";

        assertThat(order("'revenue':'12.5','total':99," + lines).getRevenue()).isEqualTo(money("12.5"));
        assertThat(order("'total':99," + lines).getRevenue()).isEqualTo(money("99"));
        assertThat(order(lines).getRevenue()).isEqualTo(money("16.40"));
        assertThat(order("'products':[{'product_id':'a'}]").getRevenue()).isNull();
        assertThat(order("'revenue':0").getRevenue()).isEqualTo(money("0"));
    }

    @Test
    void makesTheRevenueOfARefundNegative() throws RefusedException {
        assertThat(refund("'revenue':12.5").getRevenue()).isEqualTo(money("-12.5"));
        assertThat(refund("'revenue':-12.5").getRevenue()).isEqualTo(money("-12.5"));
        assertThat(refund("'total':-3").getRevenue()).isEqualTo(money("-3"));
        assertThat(refund("'products':[{'price':2.5,'quantity':-2}]").getRevenue())
                .isEqualTo(money("-5"));
        assertThat(refund("'products':[{'price':2.5,'quantity':2}]").getRevenue())
                .isEqualTo(money("-5"));
    }

    @Test
    void leavesTheRevenueOfOtherEventsAmongTheProperties() throws RefusedException {
        CollectedEvent event =
                read("{'type':'track','event':'Checkout Started','userId':'u','properties':{'revenue':25.00}}");

        assertThat(event.getRevenue()).isNull();
        assertThat(event.getProperties()).isEqualTo(json("{'revenue':25.00}"));
        assertThat(event.getCurrency()).isEqualTo("USD");
    }

    @Test
    void assumesTheDefaultCurrencyOfAmountsOnly() throws RefusedException {
        assertThat(order("'revenue':1").getCurrency()).isEqualTo("USD");
        assertThat(order("'products':[{'price':1}]").getCurrency()).isEqualTo("USD");
        assertThat(order("'order_id':'o'").getCurrency()).isNull();

        CollectedEvent withoutAmount = order("'currency':'EUR'");
        assertThat(withoutAmount.getCurrency()).isNull();
        assertThat(withoutAmount.getProperties()).isEqualTo(json("{'currency':'EUR'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'price':'N/A'",
                "'price':1e12",
                "'price':{}",
                "'price':true",
                "'quantity':1e99999",
                "'price':'1,50'"
            })
    void refusesAnAmountThatIsNone(String field) {
        String event = "{'type':'track','event':'Product Viewed','userId':'u','properties':{" + field + "}}";

        assertThat(refusal(event)).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> order("'products':[{'price':1},{'price':'x'}]"))
                .withMessageContaining("properties.products[1].price");
    }

    @Test
    void refusesAnOrderThatTakesMoneyAway() {
        assertThat(refusal("{'type':'track','event':'Order Completed','userId':'u','properties':{'revenue':-1}}"))
                .isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void refusesACurrencyThatIsNone() {
        assertThat(
                        refusal(
                                "{'type':'track','event':'Order Completed','userId':'u','properties':{'revenue':1,'currency':'€'}}"))
                .isEqualTo(Reason.INVALID_CURRENCY);
    }

    @Test
    void allowsMoreToAnEventThatListsProducts() {
        ObjectNode plain = parse("{'properties':{'products':{}}}");
        ObjectNode order = parse("{'properties':{'products':[]}}");

        assertThat(READER.sizeLimit(plain)).isEqualTo(32_768);
        assertThat(READER.sizeLimit(order)).isEqualTo(524_288);
    }
}
