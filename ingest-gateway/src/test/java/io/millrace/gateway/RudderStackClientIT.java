package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What arrives from RudderStack's library for Node. */
class RudderStackClientIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void takesPackedBatchesOfRudderStacksLibraryForNode() {
        CLIENTS.run("rudderstack-node", "rudder");

        assertThat(CLIENTS.collectedOf("rudder-"))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getVisitorId)
                .containsExactlyInAnyOrder(
                        tuple("rudder-1", EventType.ORDER_COMPLETED, "a:rudder-device"),
                        tuple("rudder-2", EventType.PAGE_VIEWED, "u:rudder-user"),
                        tuple("rudder-3", EventType.IDENTIFIED, "u:rudder-user"));
    }
}
