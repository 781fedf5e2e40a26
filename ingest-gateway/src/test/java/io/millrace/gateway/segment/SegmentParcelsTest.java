package io.millrace.gateway.segment;

import static io.millrace.gateway.intake.ParcelBench.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.ParcelBench;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentParcelsTest {
    private final SegmentParcels parcels = new SegmentParcels(ParcelBench.LIMITS);
    private final ParcelBench bench = new ParcelBench(Protocol.SEGMENT);

    @Test
    void takesWhatSegmentsLibraryForNodeSends() throws RefusedException {
        Parcel parcel = parcels.batch(ParcelBench.recorded("segment-node-batch.json"), null);

        List<CollectedEvent> events = bench.take(parcel);

        assertThat(parcel.writeKey()).isEqualTo("k1");
        assertThat(bench.refusals()).isEmpty();
        assertThat(events).extracting(CollectedEvent::getMessageId).containsExactly("m1", "m2", "m3", "m4");
        assertThat(events)
                .extracting(CollectedEvent::getVisitorId)
                .containsExactly("a:dev-1", "a:dev-1", "u:ada", "u:ada");
        assertThat(events)
                .extracting(CollectedEvent::getType)
                .containsExactly(
                        EventType.PRODUCT_VIEWED, EventType.IDENTIFIED, EventType.IDENTIFIED, EventType.CUSTOM);
        assertThat(events.get(0).getProduct()).satisfies(product -> {
            assertThat(product.getProductId()).isEqualTo("85123A");
            assertThat(product.getPrice()).isEqualByComparingTo("2.55");
        });
        assertThat(events.get(2).getPreviousId()).isEqualTo("dev-1");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getProtocol()).isEqualTo("segment");
            assertThat(event.getClientTime()).isEqualTo("2026-01-31T11:59:58Z");
            assertThat(event.getSentAt()).isEqualTo("2026-11-26T20:49:06.944Z");
            assertThat(event.getContext().getRest()).contains("@segment/analytics-node");
        });
    }

    @Test
    void takesWhatRudderStacksLibraryForNodeSends() throws RefusedException {
        List<CollectedEvent> events =
                bench.take(parcels.batch(ParcelBench.recorded("rudderstack-node-batch.json"), null));

        assertThat(bench.refusals()).isEmpty();
        assertThat(events).extracting(CollectedEvent::getMessageId).containsExactly("m1", "m2");
        assertThat(events)
                .extracting(CollectedEvent::getType)
                .containsExactly(EventType.ORDER_COMPLETED, EventType.PAGE_VIEWED);
        assertThat(events)
                .extracting(CollectedEvent::getClientTime)
                .allSatisfy(time -> assertThat(time).isEqualTo("2026-01-31T11:59:58Z"));
    }

    @Test
    void givesEachCallWhatTheBatchSaysUnlessItSaysOtherwise() throws RefusedException {
        List<CollectedEvent> events = bench.take(batch("""
                {'context':{'locale':'de','page':{'url':'http://shop/all','title':'All'},'app':{'name':'A'}},
                 'integrations':{'All':false},'sentAt':'2026-11-26T20:00:00Z',
                 'batch':[{'type':'page','userId':'u','context':{'page':{'url':'http://shop/own'},'app':1}},
                          {'type':'page','userId':'u','sentAt':'2026-11-26T20:10:00Z','integrations':{'All':true}}]}"""));

        assertThat(events.get(0).getContext().getUrl()).isEqualTo("http://shop/own");
        assertThat(events.get(0).getContext().getTitle()).isEqualTo("All");
        assertThat(events.get(0).getContext().getLocale()).isEqualTo("de");
        assertThat(json(events.get(0).getContext().getRest()))
                .isEqualTo(json("{'app':1,'integrations':{'All':false}}"));
        assertThat(events.get(0).getSentAt()).isEqualTo("2026-11-26T20:00:00Z");
        assertThat(events.get(1).getContext().getUrl()).isEqualTo("http://shop/all");
        assertThat(events.get(1).getSentAt()).isEqualTo("2026-11-26T20:10:00Z");
        assertThat(json(events.get(1).getContext().getRest()).path("integrations"))
                .isEqualTo(json("{'All':true}"));
    }

    @Test
    void takesTheNeighboursOfABadCallAndKeepsItsBytes() throws RefusedException {
        String batch = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"track\",\"userId\":\"u\"},{bad},7,"
                + "{\"type\":\"page\",\"userId\":\"u\"}],\"sentAt\":\"2026-11-26T20:00:00Z\"}";

        List<CollectedEvent> events = bench.take(parcels.batch(batch.getBytes(UTF_8), null));

        assertThat(events).hasSize(2);
        assertThat(events.get(1).getSentAt()).isNotNull();
        assertThat(bench.refusals()).containsExactly("missing-event-name", "malformed-json", "not-an-object");
        assertThat(UTF_8.decode(bench.rejected().get(1).getRaw()).toString()).isEqualTo("{bad}");
        assertThat(bench.rejected()).extracting(event -> event.getIndex()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"batch\":1}",
                "{\"batch\":null}",
                "{\"batch\":{}}",
                "{\"writeKey\":\"k1\"}",
                "[]",
                "x",
                "",
                "{\"batch\":"
            })
    void refusesABodyWithoutABatch(String body) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> parcels.batch(body.getBytes(UTF_8), null))
                        .reason())
                .isIn(Reason.NO_ITEMS, Reason.NOT_AN_OBJECT, Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @CsvSource({"track,Cart Viewed,CART_VIEWED", "page,,PAGE_VIEWED", "identify,,IDENTIFIED", "group,,CUSTOM"})
    void takesACallOfTheTypeThatItsPathSays(String type, String name, EventType expected) {
        String event = name == null ? "" : "'event':'" + name + "',";
        Parcel parcel = call(type, "{" + event + "'anonymousId':'dev','writeKey':'k1','type':'other'}", null);

        List<CollectedEvent> events = bench.take(parcel);

        assertThat(parcel.writeKey()).isEqualTo("k1");
        assertThat(events).extracting(CollectedEvent::getType).containsExactly(expected);
    }

    @Test
    void takesTheDeviceForWhoAnAliasWas() {
        List<CollectedEvent> events = bench.take(call("alias", "{'anonymousId':'dev','userId':'ada'}", null));

        assertThat(events.get(0).getPreviousId()).isEqualTo("dev");
    }

    @Test
    void keepsAMergeAsAnEventOfThatName() {
        List<CollectedEvent> events =
                bench.take(call("merge", "{'userId':'ada','mergeProperties':[{'type':'email','value':'a'}]}", null));

        assertThat(events.get(0).getName()).isEqualTo("Merge");
        assertThat(events.get(0).getProperties()).contains("mergeProperties");
    }

    @Test
    void takesTheDeviceOfTheRequestForACallThatNamesNobody() throws RefusedException {
        bench.take(call("page", "{}", "dev"));
        List<CollectedEvent> events = bench.take(parcels.batch(
                "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\"}]}".getBytes(UTF_8), "dev"));

        assertThat(events).extracting(CollectedEvent::getVisitorId).containsExactly("a:dev", "u:u", "a:dev");
    }

    @Test
    void refusesACallWhoseContextIsNoObjectAndNoOther() {
        bench.take(call("page", "{'userId':'u','context':'x','integrations':{'All':true}}", null));

        assertThat(bench.refusals()).containsExactly("invalid-field");
    }

    @Test
    void takesCallsThatSayThemselvesWhichTheyAre() throws RefusedException {
        Parcel alone = parcels.calls("{\"type\":\"page\",\"userId\":\"u\",\"writeKey\":\"k1\"}".getBytes(UTF_8));
        assertThat(alone.writeKey()).isEqualTo("k1");

        bench.take(alone);
        bench.take(parcels.calls(
                "[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\",\"userId\":\"u\"}]".getBytes(UTF_8)));
        bench.take(parcels.calls("{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]}".getBytes(UTF_8)));

        assertThat(bench.take(parcels.calls("nothing".getBytes(UTF_8)))).hasSize(4);
        assertThat(bench.refusals()).containsExactly("malformed-json");
    }

    private Parcel call(String type, String body, @Nullable String device) {
        return parcels.call(type, body.replace('\'', '"').getBytes(UTF_8), device);
    }

    private Parcel batch(String body) throws RefusedException {
        return parcels.batch(body.replace('\'', '"').getBytes(UTF_8), null);
    }
}
