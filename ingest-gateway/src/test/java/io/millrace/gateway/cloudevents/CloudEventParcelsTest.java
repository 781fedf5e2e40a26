package io.millrace.gateway.cloudevents;

import static io.millrace.gateway.intake.ParcelBench.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.gateway.intake.ParcelBench;
import io.millrace.gateway.intake.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventParcelsTest {
    private static final String REQUIRED = "'specversion':'1.0','id':'1','source':'/s','userid':'u'";

    private final CloudEventParcels parcels = new CloudEventParcels(ParcelBench.LIMITS);
    private final ParcelBench bench = new ParcelBench(Protocol.CLOUDEVENTS);

    @Test
    void takesWhatTheLibraryForNodeSends() {
        List<CollectedEvent> events = bench.take(parcels.inBody(ParcelBench.recorded("cloudevent.json")));

        assertThat(bench.refusals()).isEmpty();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getMessageId()).isEqualTo("ce-1");
            assertThat(event.getProtocol()).isEqualTo("cloudevents");
            assertThat(event.getType()).isEqualTo(EventType.ORDER_COMPLETED);
            assertThat(event.getName()).isEqualTo("order_completed");
            assertThat(event.getVisitorId()).isEqualTo("u:ada");
            assertThat(event.getClientTime()).isEqualTo("2026-01-31T11:59:58Z");
            assertThat(event.getRevenue()).isEqualByComparingTo("3");
            assertThat(event.getOrderId()).isEqualTo("1");
            assertThat(json(event.getContext().getRest()))
                    .isEqualTo(
                            json(
                                    "{'cloudevent':{'source':'/shop','type':'com.shop.order.completed.v1','subject':'orders/1'}}"));
        });
    }

    @Test
    void takesTheNeighboursOfABadEventOfABatch() {
        List<CollectedEvent> events =
                take("[{%s,'type':'a'},{%s},{%s,'type':'b'}]".formatted(REQUIRED, REQUIRED, REQUIRED));

        assertThat(events).extracting(CollectedEvent::getName).containsExactly("a", "b");
        assertThat(bench.refusals()).containsExactly("missing-event-name");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.order.completed,ORDER_COMPLETED,order_completed",
        "com.acme.order.completed.v2,ORDER_COMPLETED,order_completed",
        "Order Completed,ORDER_COMPLETED,Order Completed",
        "com.acme.viewed_product/1.0,PRODUCT_VIEWED,viewed_product",
        "com.acme.product.added.to.wishlist,PRODUCT_ADDED_TO_WISHLIST,product_added_to_wishlist",
        "com.github.push,CUSTOM,com.github.push",
        "com.acme.stock.adjusted.v1,CUSTOM,com.acme.stock.adjusted.v1",
        "io.millrace.page,PAGE_VIEWED,Home",
        "io.millrace.identify,IDENTIFIED,Identify"
    })
    void readsWhatHappenedOffTheType(String type, EventType expected, String name) {
        List<CollectedEvent> events = take("{%s,'type':'%s','data':{'name':'Home'}}".formatted(REQUIRED, type));

        assertThat(events.get(0).getType()).isEqualTo(expected);
        assertThat(events.get(0).getName()).isEqualTo(name);
    }

    @Test
    void takesAnEventInTheGatewaysOwnShapeAsData() {
        List<CollectedEvent> events = take("""
                {'specversion':'1.0','id':'1','source':'/s','type':'Product Viewed','data':{'anonymousId':'dev','userId':'u',
                 'context':{'page':{'url':'http://shop/'}},'properties':{'product_id':'p1','name':'Mug'},'extra':1}}""");

        assertThat(events.get(0).getVisitorId()).isEqualTo("a:dev");
        assertThat(events.get(0).getContext().getUrl()).isEqualTo("http://shop/");
        assertThat(events.get(0).getProduct().getName()).isEqualTo("Mug");
        assertThat(json(events.get(0).getProperties())).isEqualTo(json("{'extra':1}"));
    }

    @Test
    void knowsTheVisitorByThePartitionKeyWhenNothingElseSaysWho() {
        List<CollectedEvent> events = take(
                "[{'specversion':'1.0','id':'1','source':'/s','type':'a','partitionkey':'k'},{%s,'type':'a','partitionkey':'k'}]"
                        .formatted(REQUIRED));

        assertThat(events).extracting(CollectedEvent::getVisitorId).containsExactly("a:k", "u:u");
    }

    @Test
    void readsDataInBase64AndDataThatIsNoObject() {
        take("{%s,'type':'a','data_base64':'eyJ4IjoxfQ=='}".formatted(REQUIRED));
        take("{%s,'type':'a','datacontenttype':'image/gif','data_base64':'R0lG'}".formatted(REQUIRED));
        take("{%s,'type':'a','data':[1,2]}".formatted(REQUIRED));

        List<CollectedEvent> events = take("{%s,'type':'a'}".formatted(REQUIRED));

        assertThat(events)
                .extracting(CollectedEvent::getProperties)
                .containsExactly("{\"x\":1}", "{\"data\":\"R0lG\"}", "{\"data\":[1,2]}", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'specversion':'0.3','id':'1','source':'/s','type':'a'",
                "'specversion':'1.0','source':'/s','type':'a'",
                "'specversion':'1.0','id':'1','type':'a'",
                "'specversion':'1.0','id':1,'source':'/s','type':'a'",
                "'specversion':'1.0','id':'1','source':'/s','type':'a','data_base64':'*'",
                "'specversion':'1.0','id':'1','source':'/s','type':'a','data':{'context':1}"
            })
    void refusesWhatIsNoCloudEvent(String attributes) {
        take("{'userid':'u'," + attributes + "}");

        assertThat(bench.refusals()).containsExactly("invalid-field");
    }

    @Test
    void takesAnEventWhoseAttributesAreHeaders() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", "\"ce 1\"");
        attributes.put("source", "/caf%C3%A9/100%25");
        attributes.put("type", "com.acme.product.viewed");
        attributes.put("userid", "ada");

        List<CollectedEvent> events = bench.take(parcels.inHeaders(
                attributes, "application/json; charset=utf-8", "{\"product_id\":\"p1\"} ".getBytes(UTF_8)));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getMessageId()).isEqualTo("ce 1");
            assertThat(event.getType()).isEqualTo(EventType.PRODUCT_VIEWED);
            assertThat(event.getProduct().getProductId()).isEqualTo("p1");
            assertThat(event.getContext().getRest()).contains("/café/100%");
        });
    }

    @Test
    void keepsDataThatIsNoJsonAndTakesAnEventWithoutAny() {
        bench.take(parcels.inHeaders(attributes(), "text/plain", "hi".getBytes(UTF_8)));
        bench.take(parcels.inHeaders(attributes(), "image/gif", "GIF".getBytes(UTF_8)));

        List<CollectedEvent> events = bench.take(parcels.inHeaders(attributes(), null, new byte[0]));

        assertThat(events)
                .extracting(CollectedEvent::getProperties)
                .containsExactly("{\"data\":\"hi\"}", "{\"data\":\"R0lG\"}", null);
    }

    @Test
    void refusesHeadersAndDataThatCannotBeRead() {
        Map<String, String> broken = new LinkedHashMap<>(attributes());
        broken.put("subject", "%FF");
        bench.take(parcels.inHeaders(broken, null, new byte[0]));
        bench.take(parcels.inHeaders(attributes(), "application/json", "{\"x\":".getBytes(UTF_8)));
        bench.take(
                parcels.inHeaders(attributes(), "application/json", ("[".repeat(99) + "]".repeat(99)).getBytes(UTF_8)));

        assertThat(bench.refusals()).containsExactly("invalid-field", "malformed-json", "nested-too-deep");
    }

    private static Map<String, String> attributes() {
        return Map.of("specversion", "1.0", "id", "1", "source", "/s", "type", "a", "userid", "u");
    }

    private List<CollectedEvent> take(String json) {
        return bench.take(parcels.inBody(json.replace('\'', '"').getBytes(UTF_8)));
    }
}
