package io.millrace.gateway;

import static io.millrace.gateway.VendorClients.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.gateway.client.NodeClients;
import io.millrace.gateway.client.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What arrives from Snowplow's trackers for Node and for browsers. */
class SnowplowClientsIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void takesWhatSnowplowsTrackerForNodePostsAndGets() {
        List<String> said = CLIENTS.run("snowplow-node", "snowplow-node");

        String[] ids = said.get(said.size() - 1).split(" ", -1);
        assertThat(CLIENTS.collected(event -> event.getVisitorId().equals("a:snowplow-node-device")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getOrderId)
                .containsExactlyInAnyOrder(
                        tuple(ids[0], EventType.PAGE_VIEWED, null),
                        tuple(ids[1], EventType.ORDER_COMPLETED, "snowplow-node-order"),
                        tuple(ids[2], EventType.CUSTOM, null),
                        tuple(ids[3], EventType.PRODUCT_ADDED, null),
                        tuple(ids[4], EventType.ORDER_COMPLETED, "snowplow-node-order-2"));
    }

    @Test
    void takesWhatSnowplowsTrackerSendsFromAPageWhetherItIsKnownOrNot() {
        NodeClients.assumeBrowser();
        try (Scenario scenario = CLIENTS.start("snowplow-browser", "sp", CLIENTS.gateway())) {
            await().atMost(LONG).until(() -> scenario.hasSaidOrEnded("sent"));
            scenario.finish();
        }

        List<CollectedEvent> known = CLIENTS.collected(event -> "sp-user".equals(event.getUserId()));
        List<CollectedEvent> unknown = CLIENTS.collected(
                event -> "sp-unknown".equals(event.getContext().getTitle()));
        assertThat(known).extracting(CollectedEvent::getName).containsExactlyInAnyOrder("Page Viewed", "sp-action");
        assertThat(known)
                .extracting(CollectedEvent::getVisitorId)
                .containsOnly(known.get(0).getVisitorId());
        assertThat(unknown).singleElement().satisfies(event -> {
            assertThat(event.getUserId()).isNull();
            assertThat(event.getVisitorId()).isNotEqualTo(known.get(0).getVisitorId());
        });
    }
}
