package io.millrace.gateway;

import static io.millrace.gateway.VendorClients.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.client.NodeClients;
import io.millrace.gateway.client.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real browser makes of the gateway's cookie. */
class BrowserCookieIT {
    @RegisterExtension
    static final VendorClients CLIENTS = new VendorClients();

    @Test
    void knowsABrowserThatNamesNobodyByTheCookieThatItGaveIt() {
        NodeClients.assumeBrowser();
        List<String> said;
        try (RunningGateway withCookie = CLIENTS.gatewayWith(
                CLIENTS.broker().bootstrapServers(), "cookie", "--millrace.gateway.privacy.cookie.enabled=true")) {
            await().atMost(LONG).until(withCookie::isReady);
            try (Scenario scenario = CLIENTS.start("cookie-browser", "cookie", withCookie)) {
                await().atMost(LONG).until(() -> CLIENTS.collectedOf("cookie-").size() >= 4);
                said = scenario.finish();
            }
        }

        assertThat(said).containsExactly("millrace_visitor true true Lax");
        List<CollectedEvent> events = CLIENTS.collectedOf("cookie-");
        assertThat(events)
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "cookie-first-pixel", "cookie-first-beacon", "cookie-second-pixel", "cookie-second-beacon");
        assertThat(events)
                .extracting(CollectedEvent::getVisitorId)
                .containsOnly(events.get(0).getVisitorId());
    }
}
