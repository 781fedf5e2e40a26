package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.client.NodeClients;
import io.millrace.gateway.client.Scenario;
import io.millrace.streams.testkit.BrokerExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What arrives when vendors' own clients send it; skipped where there is no Node, and in part where there is no browser. */
class VendorClientsIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static NodeClients clients;
    private static RunningGateway gateway;

    @BeforeAll
    static void startGateway() {
        clients = NodeClients.installed();
        gateway = RunningGateway.start(BROKER.bootstrapServers(), folder.resolve("gateway"));
        await().atMost(LONG).until(gateway::isReady);
    }

    @AfterAll
    static void stopGateway() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void takesEachCallOfSegmentsLibraryForNode() {
        run("segment-node", "segment-node");

        List<CollectedEvent> events = collected(event -> event.getMessageId().startsWith("segment-node-"));
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
    void takesPackedBatchesOfRudderStacksLibraryForNode() {
        run("rudderstack-node", "rudder");

        assertThat(collected(event -> event.getMessageId().startsWith("rudder-")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getVisitorId)
                .containsExactlyInAnyOrder(
                        tuple("rudder-1", EventType.ORDER_COMPLETED, "a:rudder-device"),
                        tuple("rudder-2", EventType.PAGE_VIEWED, "u:rudder-user"),
                        tuple("rudder-3", EventType.IDENTIFIED, "u:rudder-user"));
    }

    @Test
    void takesWhatSnowplowsTrackerForNodePostsAndGets() {
        List<String> said = run("snowplow-node", "snowplow-node");

        String[] ids = said.get(said.size() - 1).split(" ", -1);
        assertThat(collected(event -> event.getVisitorId().equals("a:snowplow-node-device")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getOrderId)
                .containsExactlyInAnyOrder(
                        tuple(ids[0], EventType.PAGE_VIEWED, null),
                        tuple(ids[1], EventType.ORDER_COMPLETED, "snowplow-node-order"),
                        tuple(ids[2], EventType.CUSTOM, null),
                        tuple(ids[3], EventType.PRODUCT_ADDED, null),
                        tuple(ids[4], EventType.ORDER_COMPLETED, "snowplow-node-order-2"));
    }

    @Test
    void takesCloudEventsInEachModeOfTheirLibrary() {
        List<String> said = run("cloudevents", "ce");

        assertThat(said)
                .containsExactly(
                        "{\"accepted\":1,\"rejected\":[]}",
                        "{\"accepted\":1,\"rejected\":[]}",
                        "{\"accepted\":2,\"rejected\":[]}");
        assertThat(collected(event -> event.getProtocol().equals("cloudevents")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getType, CollectedEvent::getVisitorId)
                .containsExactlyInAnyOrder(
                        tuple("ce-1", EventType.ORDER_COMPLETED, "u:ce-user"),
                        tuple("ce-2", EventType.PRODUCT_VIEWED, "u:ce-user"),
                        tuple("ce-3", EventType.CART_VIEWED, "u:ce-user"),
                        tuple("ce-4", EventType.CUSTOM, "u:ce-user"));
    }

    @Test
    void losesNothingOfAPageWhenItIsLeft() {
        NodeClients.assumeBrowser();
        try (Scenario scenario = start("segment-browser", "page")) {
            await().atMost(LONG).until(() -> scenario.hasSaidOrEnded("sent"));
            await().atMost(LONG)
                    .until(() -> collected(event -> event.getMessageId().startsWith("page-beacon-"))
                                            .size()
                                    >= 4
                            && fromThePage().size() >= 5);
            scenario.finish();
        }

        assertThat(fromThePage())
                .extracting(CollectedEvent::getName)
                .containsExactlyInAnyOrder("Home", "Identify", "Product Viewed", "Left At Once", "Left At Once");
        assertThat(fromThePage()).extracting(CollectedEvent::getMessageId).doesNotHaveDuplicates();
        assertThat(fromThePage())
                .allSatisfy(event -> assertThat(event.getAnonymousId()).isNotNull());
        assertThat(collected(event -> event.getMessageId().startsWith("page-beacon-")))
                .extracting(CollectedEvent::getMessageId, CollectedEvent::getProtocol)
                .containsExactlyInAnyOrder(
                        tuple("page-beacon-1", "beacon"),
                        tuple("page-beacon-2", "beacon"),
                        tuple("page-beacon-3", "segment"),
                        tuple("page-beacon-4", "pixel"));
    }

    @Test
    void knowsABrowserThatNamesNobodyByTheCookieThatItGaveIt() {
        NodeClients.assumeBrowser();
        Predicate<CollectedEvent> fromBrowser = event -> event.getMessageId().startsWith("cookie-");
        List<String> said;
        try (RunningGateway withCookie = RunningGateway.start(
                BROKER.bootstrapServers(),
                folder.resolve("cookie"),
                "--millrace.gateway.privacy.cookie.enabled=true")) {
            await().atMost(LONG).until(withCookie::isReady);
            try (Scenario scenario = clients.start("cookie-browser", "cookie", address(withCookie), "k1")) {
                await().atMost(LONG).until(() -> collected(fromBrowser).size() >= 4);
                said = scenario.finish();
            }
        }

        assertThat(said).containsExactly("millrace_visitor true true Lax");
        List<CollectedEvent> events = collected(fromBrowser);
        assertThat(events)
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "cookie-first-pixel", "cookie-first-beacon", "cookie-second-pixel", "cookie-second-beacon");
        assertThat(events)
                .extracting(CollectedEvent::getVisitorId)
                .containsOnly(events.get(0).getVisitorId());
    }

    @Test
    void takesWhatSnowplowsTrackerSendsFromAPageWhetherItIsKnownOrNot() {
        NodeClients.assumeBrowser();
        try (Scenario scenario = start("snowplow-browser", "sp")) {
            await().atMost(LONG).until(() -> scenario.hasSaidOrEnded("sent"));
            scenario.finish();
        }

        List<CollectedEvent> known = collected(event -> "sp-user".equals(event.getUserId()));
        List<CollectedEvent> unknown =
                collected(event -> "sp-unknown".equals(event.getContext().getTitle()));
        assertThat(known).extracting(CollectedEvent::getName).containsExactlyInAnyOrder("Page Viewed", "sp-action");
        assertThat(known)
                .extracting(CollectedEvent::getVisitorId)
                .containsOnly(known.get(0).getVisitorId());
        assertThat(unknown).singleElement().satisfies(event -> {
            assertThat(event.getUserId()).isNull();
            assertThat(event.getVisitorId()).isNotEqualTo(known.get(0).getVisitorId());
        });
    }

    @Test
    void haveTheirClientsSendAgainUntilTheGatewayIsReady() {
        String bootstrapServers = BROKER.bootstrapServers();
        BROKER.stop();
        try (RunningGateway late = RunningGateway.start(
                        bootstrapServers,
                        folder.resolve("late"),
                        "--spring.kafka.admin.properties.default.api.timeout.ms=1000",
                        "--spring.kafka.admin.properties.request.timeout.ms=1000");
                Scenario segment = clients.start("segment-node", "retried", address(late), "k1");
                Scenario rudder = clients.start("rudderstack-node", "again", address(late), "k1")) {
            await().atMost(LONG).until(() -> segment.said().size() >= 4);
            BROKER.start();

            segment.finish();
            rudder.finish();
        }
        await().atMost(LONG).until(VendorClientsIT::isTakingEventsAgain);

        assertThat(collected(event -> event.getMessageId().startsWith("retried-")))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "retried-1", "retried-2", "retried-3", "retried-4", "retried-5", "retried-6", "retried-7");
        assertThat(collected(event -> event.getMessageId().startsWith("again-")))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder("again-1", "again-2", "again-3");
        assertThat(collected(event -> String.valueOf(event.getUserId()).equals("retried-user")))
                .extracting(CollectedEvent::getMessageId)
                .allMatch(id -> id.startsWith("retried-"));
    }

    @Test
    void slowsSegmentsLibraryDownAndGetsEachOfItsEventsOnce() {
        try (RunningGateway strict = RunningGateway.start(
                BROKER.bootstrapServers(),
                folder.resolve("strict"),
                "--millrace.gateway.write-keys[0].events-per-second=2",
                "--millrace.gateway.write-keys[0].burst=1")) {
            await().atMost(LONG).until(strict::isReady);

            List<String> said;
            try (Scenario segment = clients.start("segment-node", "slowed", address(strict), "k1")) {
                said = segment.finish();
            }

            assertThat(said).filteredOn("attempt"::equals).hasSizeGreaterThan(3);
            assertThat(requests(strict, "/v1/batch", 429)).isPositive();
            assertThat(requests(strict, "/v1/batch", 200)).isEqualTo(3);
        }

        assertThat(collected(event -> event.getMessageId().startsWith("slowed-")))
                .extracting(CollectedEvent::getMessageId)
                .containsExactlyInAnyOrder(
                        "slowed-1", "slowed-2", "slowed-3", "slowed-4", "slowed-5", "slowed-6", "slowed-7");
    }

    private static long requests(RunningGateway at, String path, int status) {
        return at
                .bean(MeterRegistry.class)
                .find(HttpMetrics.REQUESTS)
                .tags("uri", path, "status", Integer.toString(status))
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static boolean isTakingEventsAgain() {
        String event = "{\"type\":\"page\",\"userId\":\"anybody\"}";
        return gateway.postEvents(event, "X-Write-Key", "k1").statusCode() == 200;
    }

    private static List<String> run(String scenario, String run) {
        try (Scenario running = start(scenario, run)) {
            return running.finish();
        }
    }

    private static Scenario start(String scenario, String run) {
        return clients.start(scenario, run, address(gateway), "k1");
    }

    /** Node and browsers do not agree on which address localhost is. */
    private static URI address(RunningGateway of) {
        return URI.create("http://127.0.0.1:" + of.uri("").getPort());
    }

    private static List<CollectedEvent> fromThePage() {
        return collected(event -> event.getMessageId().startsWith("ajs-next-"));
    }

    private static List<CollectedEvent> collected(Predicate<CollectedEvent> which) {
        return BROKER.read(gateway.topics().collected()).stream()
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .filter(which)
                .toList();
    }
}
