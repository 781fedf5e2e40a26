package io.millrace.gateway.snowplow;

import static io.millrace.gateway.intake.ParcelBench.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.ParcelBench;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnowplowParcelsTest {
    private static final String PRODUCT = "com.snowplowanalytics.snowplow.ecommerce/product";

    private final SnowplowParcels parcels = new SnowplowParcels(ParcelBench.LIMITS);
    private final ParcelBench bench = new ParcelBench(Protocol.SNOWPLOW);

    @Test
    void takesWhatTheTrackerForNodePosts() throws RefusedException {
        Parcel parcel = parcels.posted(ParcelBench.recorded("snowplow-node-tp2.json"), false);

        List<CollectedEvent> events = bench.take(parcel);

        assertThat(parcel.writeKey()).isEqualTo("k1");
        assertThat(bench.refusals()).isEmpty();
        assertThat(events)
                .extracting(CollectedEvent::getType)
                .containsExactly(
                        EventType.PAGE_VIEWED, EventType.PRODUCT_ADDED, EventType.CUSTOM, EventType.PRODUCT_ADDED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getProtocol()).isEqualTo("snowplow");
            assertThat(event.getVisitorId()).isEqualTo("a:dev-1");
            assertThat(event.getUserId()).isEqualTo("ada");
            assertThat(event.getSentAt()).isEqualTo(Instant.ofEpochMilli(1_795_726_147_689L));
            assertThat(event.getEventTime()).isEqualTo(event.getClientTime());
        });
        assertThat(events.get(0).getMessageId()).isEqualTo("a7427def-08b7-482c-a98b-c511410859d0");
        assertThat(events.get(0).getClientTime()).isEqualTo(Instant.ofEpochMilli(1_795_726_147_686L));
        assertThat(events.get(0).getContext().getUrl()).isEqualTo("http://shop/x");
        assertThat(events.get(0).getContext().getTitle()).isEqualTo("Shop");
        assertThat(events.get(0).getContext().getReferrer()).isEqualTo("http://search/");
        assertThat(json(events.get(0).getContext().getRest()))
                .isEqualTo(
                        json(
                                "{'library':{'name':'snowplow-node','version':'4.8.0'},'snowplow':{'p':'srv','tna':'n','aid':'k1',"
                                        + "'contexts':[{'schema':'iglu:com.acme/user/jsonschema/1-0-0','data':{'type':'tester'}}]}}"));
        assertThat(events.get(1).getProduct()).satisfies(product -> {
            assertThat(product.getProductId()).isEqualTo("85123A");
            assertThat(product.getName()).isEqualTo("Lantern");
            assertThat(product.getQuantity()).isEqualByComparingTo("2");
        });
        assertThat(events.get(1).getCurrency()).isEqualTo("GBP");
        assertThat(events.get(1).getProperties()).contains("\"cart_id\":\"c1\"");
        assertThat(events.get(2).getName()).isEqualTo("play");
        assertThat(json(events.get(2).getProperties()))
                .isEqualTo(json("{'se_category':'video','se_label':'l','se_property':'p','se_value':'1.5'}"));
        assertThat(events.get(3).getProduct()).satisfies(product -> {
            assertThat(product.getProductId()).isEqualTo("71053");
            assertThat(product.getPrice()).isEqualByComparingTo("3.39");
        });
    }

    @Test
    void takesAnEventOutOfAQuery() {
        String query = new String(ParcelBench.recorded("snowplow-node-i.txt"), UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        Parcel parcel = parcels.queried(query, parameters, false);

        List<CollectedEvent> events = bench.take(parcel);

        assertThat(parcel.writeKey()).isEqualTo("k1");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.ORDER_COMPLETED);
            assertThat(event.getOrderId()).isEqualTo("o1");
            assertThat(event.getRevenue()).isEqualByComparingTo("20");
            assertThat(event.getCurrency()).isEqualTo("GBP");
            assertThat(json(event.getProperties())).isEqualTo(json("{'tax':'1'}"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "product_view,PRODUCT_VIEWED",
        "list_click,PRODUCT_CLICKED",
        "add_to_cart,PRODUCT_ADDED",
        "remove_from_cart,PRODUCT_REMOVED"
    })
    void knowsSnowplowsActionsOnAProduct(String action, EventType type) throws RefusedException {
        take(commerce(action), context(PRODUCT, "{'id':'p1','price':2.5,'currency':'EUR','size':'L'}"));

        assertThat(bench.take(none())).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(type);
            assertThat(event.getProduct().getProductId()).isEqualTo("p1");
            assertThat(event.getCurrency()).isEqualTo("EUR");
            assertThat(json(event.getProperties())).isEqualTo(json("{'list_id':'Mugs','size':'L'}"));
        });
    }

    @Test
    void makesOneOrderOfATransactionAndItsProducts() throws RefusedException {
        take(
                commerce("transaction"),
                context(
                        "com.snowplowanalytics.snowplow.ecommerce/transaction",
                        "{'transaction_id':'o1','revenue':12.5,'currency':'EUR','payment_method':'card','discount_code':'X'}"),
                context(PRODUCT, "{'id':'p1','price':5,'quantity':2,'currency':'EUR'}"));

        assertThat(bench.take(none())).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.ORDER_COMPLETED);
            assertThat(event.getOrderId()).isEqualTo("o1");
            assertThat(event.getRevenue()).isEqualByComparingTo("12.5");
            assertThat(event.getCoupon()).isEqualTo("X");
            assertThat(event.getLines()).extracting(ProductLine::getProductId).containsExactly("p1");
        });
    }

    @Test
    void givesBackWhatARefundSays() throws RefusedException {
        take(
                commerce("refund"),
                context(
                        "com.snowplowanalytics.snowplow.ecommerce/refund",
                        "{'transaction_id':'o1','refund_amount':3,'currency':'EUR'}"));

        assertThat(bench.take(none()).get(0).getRevenue()).isEqualByComparingTo("-3");
        assertThat(bench.take(none()).get(0).getType()).isEqualTo(EventType.ORDER_REFUNDED);
    }

    @Test
    void callsAnyOtherDescribedEventAsItsSchemaIsCalled() throws RefusedException {
        take("{'schema':'iglu:com.acme/checkout_started/jsonschema/1-0-0','data':{'order_id':'o1','step':1}}");
        take("{'schema':'iglu:com.acme/spun_around/jsonschema/2-1-0','data':{}}");

        List<CollectedEvent> events = bench.take(none());

        assertThat(events)
                .extracting(CollectedEvent::getType)
                .containsExactly(EventType.CHECKOUT_STARTED, EventType.CUSTOM);
        assertThat(events.get(0).getOrderId()).isEqualTo("o1");
        assertThat(events.get(1).getName()).isEqualTo("spun_around");
        assertThat(events.get(1).getContext().getRest()).contains("iglu:com.acme/spun_around/jsonschema/2-1-0");
    }

    @Test
    void findsWhatWasSearchedForAndWhichScreenWasSeen() throws RefusedException {
        take(
                "{'schema':'iglu:com.snowplowanalytics.snowplow/site_search/jsonschema/1-0-0','data':{'terms':['red','mug']}}");
        take(
                "{'schema':'iglu:com.snowplowanalytics.mobile/screen_view/jsonschema/1-0-0','data':{'name':'Cart','id':'s'}}");

        List<CollectedEvent> events = bench.take(none());

        assertThat(events.get(0).getType()).isEqualTo(EventType.PRODUCTS_SEARCHED);
        assertThat(events.get(0).getSearchQuery()).isEqualTo("red mug");
        assertThat(events.get(1).getType()).isEqualTo(EventType.PAGE_VIEWED);
        assertThat(events.get(1).getName()).isEqualTo("Cart");
    }

    @Test
    void readsPingsScreensAndItemsOfATransaction() throws RefusedException {
        List<CollectedEvent> events = post(
                "{'e':'pp','eid':'1','duid':'d','pp_mix':'0','pp_may':'900','res':'1920x1080','lang':'en-GB'}",
                "{'e':'ti','eid':'2','duid':'d','ti_id':'o1','ti_sk':'p1','ti_pr':'5','ti_qu':'2','ti_cu':'EUR'}");

        assertThat(events.get(0).getName()).isEqualTo("Page Ping");
        assertThat(json(events.get(0).getProperties())).isEqualTo(json("{'min_x':'0','max_y':'900'}"));
        assertThat(events.get(0).getContext().getLocale()).isEqualTo("en-GB");
        assertThat(events.get(0).getContext().getRest()).contains("\"width\":\"1920\"");
        assertThat(events.get(1).getType()).isEqualTo(EventType.CUSTOM);
        assertThat(events.get(1).getRevenue()).isNull();
        assertThat(events.get(1).getOrderId()).isEqualTo("o1");
    }

    @Test
    void knowsAShopperByTheDeviceElseTheInstallationElseTheNetwork() throws RefusedException {
        String installation =
                context("com.snowplowanalytics.snowplow/client_session", "{'userId':'install-1','sessionId':'s'}");
        take("{'e':'pv','duid':'d','nuid':'n','co':%s}".formatted(quoted(contexts(installation))), false);
        take("{'e':'pv','nuid':'n','uid':'u','co':%s}".formatted(quoted(contexts(installation))), false);
        take("{'e':'pv','nuid':'n'}", false);
        take("{'e':'pv','uid':'u'}", false);

        assertThat(bench.take(none()))
                .extracting(CollectedEvent::getVisitorId)
                .containsExactly("a:d", "a:install-1", "a:n", "u:u");
    }

    @Test
    void forgetsTheNetworksIdOfWhoDoesNotWantToBeKnown() throws RefusedException {
        String page = context("com.snowplowanalytics.snowplow/web_page", "{'id':'page-1'}");
        take("{'e':'pv','eid':'1','nuid':'n','sid':'visit-1','ip':'192.0.2.1'}", true);
        take("{'e':'pv','eid':'2','nuid':'n','co':%s}".formatted(quoted(contexts(page))), true);
        take("{'e':'pv','eid':'3'}", true);

        assertThat(bench.take(none()))
                .extracting(CollectedEvent::getVisitorId)
                .containsExactly("a:visit-1", "a:page-1", "a:3");
        assertThat(bench.take(none()))
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain("\"n\"", "192.0.2.1"));
    }

    @Test
    void takesATrueTimestampAsItIs() throws RefusedException {
        List<CollectedEvent> events =
                post("{'e':'pv','duid':'d','ttm':'1500000000000','dtm':'1600000000000','stm':'1600000000001'}");

        assertThat(events.get(0).getEventTime()).isEqualTo(Instant.ofEpochMilli(1_500_000_000_000L));
    }

    @Test
    void movesTheTimesOfAClockThatIsOff() throws RefusedException {
        long sent = ParcelBench.RECEIVED_AT.minusSeconds(3600).toEpochMilli();

        List<CollectedEvent> events = post("{'e':'pv','duid':'d','dtm':'%d','stm':'%d'}".formatted(sent - 2000, sent));

        assertThat(events.get(0).getEventTime()).isEqualTo(ParcelBench.RECEIVED_AT.minusSeconds(2));
    }

    @Test
    void refusesWhatIsNoEventAndKeepsItsNeighbours() throws RefusedException {
        List<CollectedEvent> events = post(
                "{'e':'pv','duid':'d'}",
                "{'e':'zz','duid':'d'}",
                "{'e':'se','duid':'d'}",
                "{'e':'ue','duid':'d'}",
                "{'e':'ue','duid':'d','ue_px':'***'}",
                "{'e':'ue','duid':'d','ue_pr':'{}'}",
                "{'e':'ue','duid':'d','ue_pr':'{{'}",
                "{'e':'pv','duid':'d','dtm':'yesterday'}",
                "{'e':'pv','duid':'d','ue_pr':'" + "[".repeat(99) + "]".repeat(99) + "'}",
                "{'e':'pv','duid':'d'}");

        assertThat(events).hasSize(2);
        assertThat(bench.refusals())
                .containsExactly(
                        "unknown-type",
                        "missing-event-name",
                        "missing-event-name",
                        "invalid-field",
                        "invalid-field",
                        "malformed-json",
                        "invalid-timestamp",
                        "nested-too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"schema\":\"x\"}", "{\"data\":{}}", "{\"data\":", "x"})
    void refusesABodyWithoutEvents(String body) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> parcels.posted(body.getBytes(UTF_8), false)))
                .isNotNull();
    }

    private void take(String described, String... contexts) throws RefusedException {
        String event = "{'e':'ue','duid':'d','ue_px':'%s','co':%s}"
                .formatted(
                        base64(
                                "{'schema':'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0','data':%s}"
                                        .formatted(described)),
                        quoted(contexts(contexts)));
        post(event);
    }

    private void take(String event, boolean anonymous) throws RefusedException {
        bench.take(parcels.posted(body(event), anonymous));
    }

    private List<CollectedEvent> post(String... events) throws RefusedException {
        return bench.take(parcels.posted(body(events), false));
    }

    private Parcel none() throws RefusedException {
        return parcels.posted("{\"data\":[]}".getBytes(UTF_8), false);
    }

    private static byte[] body(String... events) {
        return "{'schema':'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4','data':[%s]}"
                .formatted(String.join(",", events))
                .replace('\'', '"')
                .getBytes(UTF_8);
    }

    private static String commerce(String action) {
        String name = action.equals("transaction") || action.equals("refund") ? "" : ",'name':'Mugs'";
        return "{'schema':'iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2','data':{'type':'%s'%s}}"
                .formatted(action, name);
    }

    private static String context(String schema, String data) {
        return "{'schema':'iglu:%s/jsonschema/1-0-0','data':%s}".formatted(schema, data);
    }

    private static String contexts(String... contexts) {
        return "{'schema':'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0','data':[%s]}"
                .formatted(String.join(",", contexts));
    }

    private static String quoted(String json) {
        return "'" + json.replace("'", "\\'") + "'";
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(UTF_8));
    }
}
