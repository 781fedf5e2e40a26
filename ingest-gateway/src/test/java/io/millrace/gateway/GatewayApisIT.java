package io.millrace.gateway;

import static io.millrace.gateway.SharedGateway.KEY;
import static io.millrace.gateway.SharedGateway.PARTITIONS;
import static io.millrace.gateway.SharedGateway.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.catalogue.Product;
import io.millrace.event.privacy.Erasure;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gateway takes beside events: watermarks of imports, products, erasures; and what it says of itself. */
class GatewayApisIT {
    private static final String[] IMPORT = {"X-Write-Key", "k2", "Millrace-Import", "last-year"};

    @RegisterExtension
    static final SharedGateway SHARED = new SharedGateway();

    private final RunningGateway gateway = SHARED.gateway();

    @Test
    void tellsEveryPartitionHowFarAnImportHasGot() {
        assertThat(gateway.postEvents(event("imported", "dev-4"), IMPORT).statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = gateway.send(
                "POST",
                "/v1/imports/last-year/watermark",
                "{\"time\":\"2009-12-01T07:45:00Z\",\"final\":true}",
                "X-Write-Key",
                "k2");

        assertThat(answer.body())
                .isEqualTo("{\"import\":\"last-year\",\"time\":\"2009-12-01T07:45:00.000Z\",\"final\":true}");
        assertThat(SHARED.collected("imported"))
                .singleElement()
                .satisfies(record -> assertThat(record.value().getTimeline()).isEqualTo("last-year"));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(RunningGateway.watermarks(SHARED.broker(), partition))
                    .filteredOn(watermark -> watermark.getTimeline().equals("last-year"))
                    .singleElement()
                    .satisfies(watermark -> {
                        assertThat(watermark.getSource()).isEqualTo("last-year");
                        assertThat(watermark.getSources()).isEqualTo(1);
                        assertThat(watermark.getTime()).isEqualTo("2009-12-01T07:45:00Z");
                        assertThat(watermark.getClosing()).isTrue();
                    });
        }
    }

    @Test
    void putsProductsIntoTheCatalogueAndSaysHowFarToRead() {
        String body = """
                [{"productId":"85123A","price":"2.55","currency":"GBP","validFrom":"2009-12-01T00:00:00Z"},
                 {"productId":"71053"},{"name":"nameless"}]""";

        HttpResponse<String> answer = gateway.send("PUT", "/v1/products", body, KEY);

        List<ConsumerRecord<String, Product>> products =
                SHARED.broker().read(gateway.topics().products());
        assertThat(answer.body())
                .contains("\"accepted\":2", "\"code\":\"missing-product-id\"")
                .endsWith("\"position\":" + (products.get(products.size() - 1).offset() + 1) + "}");
        assertThat(products).extracting(ConsumerRecord::key).contains("85123A@2009-12-01T00:00:00.000Z");
        assertThat(SHARED.rejected())
                .anySatisfy(record -> assertThat(record.value().getProtocol()).isEqualTo("products"));
    }

    @Test
    void showsTheProductsThatThereAreAndTheirVersions() {
        gateway.send("PUT", "/v1/products", """
                {"productId":"shown/1","name":"Lamp","price":"2.50","currency":"EUR","validFrom":"2026-01-01T00:00:00Z","attributes":{"colour":"red"}}
                {"productId":"shown/1","name":"Lantern","validFrom":"2026-02-01T00:00:00Z"}
                {"productId":"shown2","name":"Rug","validFrom":"2026-01-01T00:00:00Z"}""", KEY);

        assertThat(gateway.send("GET", "/v1/products/shown%2F1?at=2026-01-15T00:00:00Z", "", KEY)
                        .body())
                .isEqualTo(
                        "{\"productId\":\"shown/1\",\"validFrom\":\"2026-01-01T00:00:00.000Z\",\"name\":\"Lamp\",\"price\":\"2.5\",\"currency\":\"EUR\",\"attributes\":{\"colour\":\"red\"}}");
        assertThat(gateway.send("GET", "/v1/products/shown%2F1", "", KEY).body())
                .contains("Lantern");
        assertThat(gateway.send("GET", "/v1/products?after=showm&limit=1", "", KEY)
                        .body())
                .contains("Lantern")
                .doesNotContain("Rug")
                .endsWith("\"next\":\"shown/1\"}");
        HttpResponse<String> lines = gateway.send(
                "GET", "/v1/products?after=shown/1&limit=1", "", "X-Write-Key", "k1", "Accept", "application/x-ndjson");
        assertThat(lines.body()).contains("\"shown2\"").endsWith("}\n");
        assertThat(gateway.send(
                                "GET",
                                "/v1/products?after=showm&limit=1",
                                "",
                                "X-Write-Key",
                                "k1",
                                "Accept",
                                "application/x-ndjson")
                        .headers()
                        .firstValue("Millrace-Next"))
                .contains("shown%2F1");

        assertThat(gateway.send("DELETE", "/v1/products/shown2", "", KEY).body())
                .contains("\"accepted\":1");

        assertThat(gateway.send("GET", "/v1/products/shown2", "", KEY).statusCode())
                .isEqualTo(404);
        assertThat(gateway.send("GET", "/v1/products/shown2?at=2026-01-15T00:00:00Z", "", KEY)
                        .body())
                .contains("Rug");
        assertThat(gateway.send("GET", "/v1/products?after=shown/1", "", KEY).body())
                .doesNotContain("Rug");
    }

    @Test
    void handsErasuresOnAndKnowsARepeatByItsKey() {
        String erasure = "{\"erasureId\":\"t1\",\"userId\":\"ada\"}";

        assertThat(gateway.send("POST", "/v1/erasures", erasure, KEY).statusCode())
                .isEqualTo(403);
        assertThat(gateway.send("POST", "/v1/erasures", erasure, "X-Write-Key", "k3")
                        .body())
                .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        gateway.send("POST", "/v1/erasures", erasure, "X-Write-Key", "k3");

        List<ConsumerRecord<String, Erasure>> erasures =
                SHARED.broker().read(gateway.topics().erasures());
        assertThat(erasures).extracting(ConsumerRecord::key).containsExactly("u:ada", "u:ada");
        assertThat(erasures).extracting(record -> record.value().getErasureId()).containsExactly("t1", "t1");
        assertThat(erasures.get(0).value().getSource()).isEqualTo("privacy");
    }

    @Test
    void describesItselfAndItsHealth() {
        assertThat(gateway.send("GET", "/actuator/health/readiness", "").body()).contains("\"status\":\"UP\"");
        assertThat(gateway.send("GET", "/actuator/prometheus", "").body())
                .contains("millrace_gateway_accepted_items_total{protocol=\"events\"}");
        assertThat(gateway.send("GET", "/openapi.json", "").body()).contains("\"openapi\"");
    }
}
