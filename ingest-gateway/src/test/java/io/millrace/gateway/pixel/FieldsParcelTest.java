package io.millrace.gateway.pixel;

import static io.millrace.gateway.intake.ParcelBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.ParcelBench;
import io.millrace.gateway.intake.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsParcelTest {
    private final ParcelBench bench = new ParcelBench(Protocol.PIXEL);

    @Test
    void leadsIntoObjectsByDots() {
        List<CollectedEvent> events = bench.take(parcel(
                null,
                "event=Product Viewed",
                "anonymousId=dev",
                "messageId=m1",
                "timestamp=2026-11-26T20:49:00Z",
                "properties.product_id=p1",
                "properties.price=2.50",
                "properties.note.colour=red",
                "context.page.url=http://shop/"));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getType()).isEqualTo(EventType.PRODUCT_VIEWED);
            assertThat(event.getMessageId()).isEqualTo("m1");
            assertThat(event.getVisitorId()).isEqualTo("a:dev");
            assertThat(event.getProduct().getPrice()).isEqualByComparingTo("2.50");
            assertThat(event.getContext().getUrl()).isEqualTo("http://shop/");
            assertThat(json(event.getProperties())).isEqualTo(json("{'note':{'colour':'red'}}"));
        });
    }

    @Test
    void takesAWholeObjectAsJson() {
        List<CollectedEvent> events =
                bench.take(parcel(null, "userId=u", "event=x", "properties={\"a\":{\"b\":1.50}}", "note={"));

        assertThat(events.get(0).getProperties()).isEqualTo("{\"a\":{\"b\":1.50}}");
    }

    @Test
    void isAPageUnlessItHasAName() {
        bench.take(parcel(null, "userId=u"));
        bench.take(parcel(null, "userId=u", "event=x"));
        bench.take(parcel(null, "userId=u", "type=identify"));

        List<CollectedEvent> events = bench.take(parcel("track", "userId=u", "event=x", "type=page"));

        assertThat(events).extracting(CollectedEvent::getName).containsExactly("Page Viewed", "x", "Identify", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"context=1 context.page=2", "context.page=1 context=2", "context={}} x=1"})
    void refusesWhatContradictsItself(String parameters) {
        bench.take(parcel(null, ("userId=u " + parameters).split(" ", -1)));

        assertThat(bench.refusals()).hasSize(1);
    }

    @Test
    void refusesANameThatLeadsTooDeep() {
        bench.take(parcel(null, "userId=u", "properties" + ".x".repeat(40) + "=1"));

        assertThat(bench.refusals()).containsExactly("nested-too-deep");
    }

    @Test
    void findsNothingInAnEmptyQuery() {
        bench.take(parcel(null));

        assertThat(bench.refusals()).containsExactly("no-items");
    }

    private static Parcel parcel(@Nullable String type, String... parameters) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            byName.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new FieldsParcel(String.join("&", parameters), byName, 32, type);
    }
}
