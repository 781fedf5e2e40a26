package io.millrace.gateway;

import static io.millrace.gateway.VendorClients.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.client.NodeClients;
import io.millrace.gateway.client.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What arrives from Segment's libraries for Node and for browsers. */
class SegmentClientsIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void takesEachCallOfSegmentsLibraryForNode() {
        CLIENTS.run("segment-node", "segment-node");

        List<CollectedEvent> events = CLIENTS.collectedOf("segment-node-");
        assertThat(events)
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getVisitorId)
                .containsExactlyInAnyOrder(
                        tuple("segment-node-1", EventType.PRODUCT_VIEWED, "a:segment-node-device"),
                        tuple("segment-node-2", EventType.IDENTIFIED, "a:segment-node-device"),
                        tuple("segment-node-3", EventType.PAGE_VIEWED, "a:segment-node-device"),
                        tuple("segment-node-4", EventType.PAGE_VIEWED, "u:segment-node-user"),
                        tuple("segment-node-5", EventType.CUSTOM, "u:segment-node-user"),
                        tuple("segment-node-6", EventType.IDENTIFIED, "u:segment-node-user"),
                        tuple("segment-node-7", EventType.ORDER_COMPLETED, "u:segment-node-user"));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getSource()).isEqualTo("shop");
            assertThat(event.getProtocol()).isEqualTo("segment");
            assertThat(event.getSentAt()).isNotNull();
        });
        assertThat(events)
                .filteredOn(event -> event.getType() == EventType.ORDER_COMPLETED)
                .allSatisfy(order -> {
                    assertThat(order.getRevenue()).isEqualByComparingTo("12.5");
                    assertThat(order.getLines())
                            .extracting(ProductLine::getProductId)
                            .containsExactly("p1");
                });
    }

    @Test
    void losesNothingOfAPageWhenItIsLeft() {
        NodeClients.assumeBrowser();
        try (Scenario scenario = CLIENTS.start("segment-browser", "page", CLIENTS.gateway())) {
            await().atMost(LONG).until(() -> scenario.hasSaidOrEnded("sent"));
            await().atMost(LONG)
                    .until(() -> CLIENTS.collectedOf("page-beacon-").size() >= 4
                            && fromThePage().size() >= 5);
            scenario.finish();
        }

        assertThat(fromThePage())
                .extracting(CollectedEvent::getName)
                .containsExactlyInAnyOrder("Home", "Identify", "Product Viewed", "Left At Once", "Left At Once");
        assertThat(fromThePage()).extracting(CollectedEvent::getMessageId).doesNotHaveDuplicates();
        assertThat(fromThePage())
                .allSatisfy(event -> assertThat(event.getAnonymousId()).isNotNull());
        assertThat(CLIENTS.collectedOf("page-beacon-"))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getProtocol)
                .containsExactlyInAnyOrder(
                        tuple("page-beacon-1", "beacon"),
                        tuple("page-beacon-2", "beacon"),
                        tuple("page-beacon-3", "segment"),
                        tuple("page-beacon-4", "pixel"));
    }

    private static List<CollectedEvent> fromThePage() {
        return CLIENTS.collectedOf("ajs-next-");
    }
}
