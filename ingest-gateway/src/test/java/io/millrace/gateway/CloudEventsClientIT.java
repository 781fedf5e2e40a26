package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What arrives from the library of CloudEvents. */
class CloudEventsClientIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void takesCloudEventsInEachModeOfTheirLibrary() {
        List<String> said = CLIENTS.run("cloudevents", "ce");

        assertThat(said)
                .containsExactly(
                        "{\"accepted\":1,\"rejected\":[]}",
                        "{\"accepted\":1,\"rejected\":[]}",
                        "{\"accepted\":2,\"rejected\":[]}");
        assertThat(CLIENTS.collected(event -> event.getProtocol().equals("cloudevents")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getVisitorId)
                .containsExactlyInAnyOrder(
                        tuple("ce-1", EventType.ORDER_COMPLETED, "u:ce-user"),
                        tuple("ce-2", EventType.PRODUCT_VIEWED, "u:ce-user"),
                        tuple("ce-3", EventType.CART_VIEWED, "u:ce-user"),
                        tuple("ce-4", EventType.CUSTOM, "u:ce-user"));
    }
}
