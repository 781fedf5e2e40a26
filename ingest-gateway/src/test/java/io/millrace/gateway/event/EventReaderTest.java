package io.millrace.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class EventReaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Origin BROWSER =
            new Origin(Protocol.EVENTS, "shop", "live", "text/plain", "Firefox", "192.0.2.7");
    private static final Origin IMPORT =
            new Origin(Protocol.EVENTS, "shop", "last-year", "text/plain", "Importer", "192.0.2.7");

    private final EventReader reader =
            new EventReader(new EventSettings(32_768, 524_288, 256, 200, Duration.ofMinutes(5), "USD"));

    @Test
    void readsWhoDidWhatAndWhereItCameFrom() throws RefusedException {
        CollectedEvent event = read("""
                {"type":"track","event":"Cart Viewed","messageId":"m1","anonymousId":"dev","userId":"17850",
                 "timestamp":"2026-01-31T11:59:59.250Z"}""");

        assertThat(event.getMessageId()).isEqualTo("m1");
        assertThat(event.getTimeline()).isEqualTo("live");
        assertThat(event.getType()).isEqualTo(EventType.CART_VIEWED);
        assertThat(event.getName()).isEqualTo("Cart Viewed");
        assertThat(event.getVisitorId()).isEqualTo("a:dev");
        assertThat(event.getAnonymousId()).isEqualTo("dev");
        assertThat(event.getUserId()).isEqualTo("17850");
        assertThat(event.getSource()).isEqualTo("shop");
        assertThat(event.getProtocol()).isEqualTo("events");
        assertThat(event.getReceivedAt()).isEqualTo(NOON);
        assertThat(event.getEventTime()).isEqualTo("2026-01-31T11:59:59.250Z");
        assertThat(event.getClientTime()).isEqualTo("2026-01-31T11:59:59.250Z");
        assertThat(event.getLines()).isEmpty();
        assertThat(event.getCurrency()).isNull();
        assertThat(event.getProperties()).isNull();
    }

    @Test
    void givesAnEventWithoutAnIdOne() throws RefusedException {
        CollectedEvent one = read("{'type':'track','event':'x','userId':'u'}");
        CollectedEvent other = read("{'type':'track','event':'x','userId':'u','messageId':null}");

        assertThat(one.getMessageId()).hasSize(36).isNotEqualTo(other.getMessageId());
    }

    @Test
    void takesTheUserForTheVisitorWhenThereIsNoDevice() throws RefusedException {
        CollectedEvent event = read("{'type':'track','event':'x','userId':17850,'anonymousId':''}");

        assertThat(event.getVisitorId()).isEqualTo("u:17850");
        assertThat(event.getAnonymousId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'page','Home','PAGE_VIEWED','Home'",
        "'page',,'PAGE_VIEWED','Page Viewed'",
        "'screen',,'PAGE_VIEWED','Screen Viewed'",
        "'identify','ignored','IDENTIFIED','Identify'",
        "'group','ignored','CUSTOM','Group'"
    })
    void knowsTheCallsThatAreNotTracked(String call, String sentName, EventType type, String name)
            throws RefusedException {
        String nameField = sentName == null ? "" : ",'name':'" + sentName + "'";

        CollectedEvent event = read("{'type':'" + call + "','userId':'u'" + nameField + "}");

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getName()).isEqualTo(name);
    }

    @Test
    void keepsWhatAnIdentifyOrAGroupSaysAsProperties() throws RefusedException {
        assertThat(read("{'type':'identify','userId':'u','traits':{'email':'a@b.c','age':7.50}}")
                        .getProperties())
                .isEqualTo(json("{'traits':{'email':'a@b.c','age':7.50}}"));
        assertThat(read("{'type':'group','userId':'u','groupId':'g','traits':{'n':1}}")
                        .getProperties())
                .isEqualTo(json("{'traits':{'n':1},'groupId':'g'}"));
    }

    @Test
    void keepsTheCategoryOfAPageAsAPropertyAndNotAsAProducts() throws RefusedException {
        CollectedEvent event =
                read("{'type':'page','name':'Home','category':'Start','userId':'u','properties':{'name':'N'}}");

        assertThat(event.getProduct()).isNull();
        assertThat(event.getProperties()).isEqualTo(json("{'name':'N','category':'Start'}"));
    }

    @Test
    void readsWhomAnAliasMeans() throws RefusedException {
        CollectedEvent event = read("{'type':'alias','userId':'u','previousId':'dev'}");

        assertThat(event.getType()).isEqualTo(EventType.IDENTIFIED);
        assertThat(event.getPreviousId()).isEqualTo("dev");
        assertThat(refusal("{'type':'alias','userId':'u'}")).isEqualTo(Reason.MISSING_IDENTITY);
    }

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

    @Test
    void readsWhatWasSearchedFor() throws RefusedException {
        String start = "{'type':'track','event':'Products Searched','userId':'u','properties':";

        assertThat(read(start + "{'query':'lantern'}}").getSearchQuery()).isEqualTo("lantern");
        assertThat(read(start + "{'search_query':'lantern'}}").getSearchQuery()).isEqualTo("lantern");
        assertThat(read(start + "{'query':{'text':'lantern','max':5}}}").getSearchQuery())
                .isEqualTo(json("{'text':'lantern','max':5}"));
    }

    @Test
    void readsTheContextAndKeepsItsRest() throws RefusedException {
        CollectedEvent event = read("""
                {'type':'page','userId':'u','context':{'ip':'203.0.113.9','locale':'en-GB','userAgent':'Safari',
                 'page':{'url':'https://s/p?q=1','path':'/p','title':'P','referrer':'https://r/','search':'?q=1'},
                 'campaign':{'source':'s','medium':'m','name':'n','term':'t','content':'c'},
                 'location':{'country':'France','region':'IDF','city':'Paris'},
                 'device':{'type':'mobile','model':'X'},'os':{'name':'iOS'},'library':{'name':'l','version':1}}}""");

        assertThat(event.getContext().getUrl()).isEqualTo("https://s/p?q=1");
        assertThat(event.getContext().getPath()).isEqualTo("/p");
        assertThat(event.getContext().getTitle()).isEqualTo("P");
        assertThat(event.getContext().getReferrer()).isEqualTo("https://r/");
        assertThat(event.getContext().getLocale()).isEqualTo("en-GB");
        assertThat(event.getContext().getUserAgent()).isEqualTo("Safari");
        assertThat(event.getContext().getIp()).isEqualTo("192.0.2.7");
        assertThat(event.getContext().getCampaign()).isEqualTo(new Campaign("s", "m", "n", "t", "c"));
        assertThat(event.getContext().getPlace()).isEqualTo(new Place("France", "IDF", "Paris"));
        assertThat(event.getContext().getDevice()).isEqualTo(new Device("mobile", "iOS", null));
        assertThat(event.getContext().getRest())
                .isEqualTo(
                        json("{'page':{'search':'?q=1'},'device':{'model':'X'},'library':{'name':'l','version':1}}"));
    }

    @Test
    void takesFromTheRequestWhatAnImporterCannotShow() throws RefusedException {
        CollectedEvent live = read("{'type':'page','userId':'u'}");
        CollectedEvent imported = readImport("{'type':'page','userId':'u','timestamp':0}");

        assertThat(live.getContext().getUserAgent()).isEqualTo("Firefox");
        assertThat(live.getContext().getIp()).isEqualTo("192.0.2.7");
        assertThat(imported.getTimeline()).isEqualTo("last-year");
        assertThat(imported.getContext().getUserAgent()).isNull();
        assertThat(imported.getContext().getIp()).isNull();
    }

    @Test
    void correctsAClockThatIsOff() throws RefusedException {
        CollectedEvent behind =
                read("{'type':'page','userId':'u','timestamp':'2026-01-31T09:58:00Z','sentAt':'2026-01-31T10:00:00Z'}");
        CollectedEvent ahead =
                read("{'type':'page','userId':'u','timestamp':'2027-01-01T00:00:00Z','sentAt':'2027-01-01T00:01:00Z'}");

        assertThat(behind.getEventTime()).isEqualTo("2026-01-31T11:58:00Z");
        assertThat(behind.getClientTime()).isEqualTo("2026-01-31T09:58:00Z");
        assertThat(behind.getSentAt()).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(ahead.getEventTime()).isEqualTo("2026-01-31T11:59:00Z");
    }

    @Test
    void takesASmallDifferenceForTheTimeOnTheWay() throws RefusedException {
        CollectedEvent event =
                read("{'type':'page','userId':'u','timestamp':'2026-01-31T11:54:00Z','sentAt':'2026-01-31T11:55:01Z'}");

        assertThat(event.getEventTime()).isEqualTo("2026-01-31T11:54:00Z");
    }

    @Test
    void letsNoEventHappenInTheFuture() throws RefusedException {
        String event = "{'type':'page','userId':'u','timestamp':'2026-01-31T13:00:00Z'}";

        assertThat(read(event).getEventTime()).isEqualTo("2026-01-31T12:05:00Z");
        assertThat(readImport(event).getEventTime()).isEqualTo("2026-01-31T12:05:00Z");
    }

    @Test
    void letsNoCorrectionLeadBefore1970() throws RefusedException {
        CollectedEvent event = read("{'type':'page','userId':'u','timestamp':0,'sentAt':'9999-01-01T00:00:00Z'}");

        assertThat(event.getEventTime()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void datesALiveEventWithoutATimeByItsArrival() throws RefusedException {
        CollectedEvent event = read("{'type':'page','userId':'u'}");

        assertThat(event.getEventTime()).isEqualTo(NOON);
        assertThat(event.getClientTime()).isNull();
    }

    @Test
    void takesTheTimesOfAnImportAsTheyAre() throws RefusedException {
        CollectedEvent event = readImport(
                "{'type':'page','userId':'u','timestamp':'2009-12-01T07:45:00Z','sentAt':'2026-01-31T10:00:00Z'}");

        assertThat(event.getEventTime()).isEqualTo("2009-12-01T07:45:00Z");
    }

    @Test
    void refusesAnImportedEventWithoutATime() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> readImport("{'type':'page','userId':'u'}"))
                .extracting(RefusedException::reason)
                .isEqualTo(Reason.MISSING_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | UNKNOWN_TYPE",
                "{'type':'Track','event':'x','userId':'u'} | UNKNOWN_TYPE",
                "{'type':['track'],'event':'x','userId':'u'} | UNKNOWN_TYPE",
                "{'type':'track','userId':'u'} | MISSING_EVENT_NAME",
                "{'type':'track','event':' ','userId':'u'} | MISSING_EVENT_NAME",
                "{'type':'page'} | MISSING_IDENTITY",
                "{'type':'page','userId':'','anonymousId':null} | MISSING_IDENTITY",
                "{'type':'page','userId':{}} | INVALID_ID",
                "{'type':'page','userId':true} | INVALID_ID",
                "{'type':'page','userId':'a\\u0000b'} | INVALID_ID",
                "{'type':'page','userId':'a\\ud800'} | INVALID_ID",
                "{'type':'page','userId':'u','messageId':[]} | INVALID_ID",
                "{'type':'page','userId':'u','timestamp':'x'} | INVALID_TIMESTAMP",
                "{'type':'page','userId':'u','sentAt':'x'} | INVALID_TIMESTAMP",
                "{'type':'page','userId':'u','properties':[]} | INVALID_FIELD",
                "{'type':'page','userId':'u','context':'x'} | INVALID_FIELD",
                "{'type':'identify','userId':'u','traits':1} | INVALID_FIELD",
                "{'type':'page','userId':'u','properties':{'products':[1]}} | INVALID_FIELD"
            })
    void refusesWithTheReason(String event, Reason reason) {
        assertThat(refusal(event)).isEqualTo(reason);
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
    void refusesNamesAndIdsThatAreTooLong() {
        String start = "{'type':'track','userId':'u','event':'";

        assertThat(refusal(start + "x".repeat(201) + "'}")).isEqualTo(Reason.INVALID_NAME);
        assertThat(refusal(start + "x','messageId':'" + "i".repeat(257) + "'}")).isEqualTo(Reason.INVALID_ID);
    }

    @Test
    void allowsMoreToAnEventThatListsProducts() {
        ObjectNode plain = parse("{'properties':{'products':{}}}");
        ObjectNode order = parse("{'properties':{'products':[]}}");

        assertThat(reader.sizeLimit(plain)).isEqualTo(32_768);
        assertThat(reader.sizeLimit(order)).isEqualTo(524_288);
    }

    private CollectedEvent order(String properties) throws RefusedException {
        return read("{'type':'track','event':'Order Completed','userId':'u','properties':{" + properties + "}}");
    }

    private CollectedEvent refund(String properties) throws RefusedException {
        return read("{'type':'track','event':'Order Refunded','userId':'u','properties':{" + properties + "}}");
    }

    private CollectedEvent read(String event) throws RefusedException {
        return reader.read(parse(event), BROWSER, NOON);
    }

    private CollectedEvent readImport(String event) throws RefusedException {
        return reader.read(parse(event), IMPORT, NOON);
    }

    private Reason refusal(String event) {
        try {
            throw new AssertionError("Took " + read(event));
        } catch (RefusedException e) {
            return e.reason();
        }
    }

    private static ObjectNode parse(String event) {
        byte[] body = json(event).getBytes(StandardCharsets.UTF_8);
        try {
            return new ItemParser(32).parse(body, new Item(0, body.length, 1, false));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
