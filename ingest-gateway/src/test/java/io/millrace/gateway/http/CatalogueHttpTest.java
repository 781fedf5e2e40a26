package io.millrace.gateway.http;

import static io.millrace.gateway.http.TestGateway.assertProblem;
import static io.millrace.gateway.http.TestGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.access.TokenBucket;
import io.millrace.gateway.access.WriteKey;
import io.millrace.reference.testkit.ApiDescription;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removals, questions about the catalogue that need no brokers, and erasures. */
class CatalogueHttpTest {
    private static final String[] KEY = {"X-Write-Key", TestGateway.KEY};
    private static final String ERASURE = "{\"erasureId\":\"t1\",\"userId\":\"ada\"}";

    private final TestGateway gateway = TestGateway.ready();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void removesAProductByAVersionThatSaysSo() {
        HttpResponse<String> answer = gateway.send("DELETE", "/v1/products/85123A", "", KEY);

        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"rejected\":[],\"position\":1}");
        assertThat(ApiDescription.of("ingest-gateway").complaintsAbout("DELETE /v1/products/{id}", 200, answer.body()))
                .isEmpty();
    }

    @Test
    void takesIdsThatHoldSlashesAndPlusSigns() {
        assertThat(gateway.send("DELETE", "/v1/products/a%2Fb+c%20d", "", KEY).statusCode())
                .isEqualTo(200);
        assertThat(gateway.send("DELETE", "/v1/products/a/b", "", KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products/a?validFrom=yesterday", "/v1/products/%01"})
    void refusesARemovalThatCannotBe(String path) {
        assertProblem(gateway.send("DELETE", path, "", KEY), GatewayProblem.INVALID_REMOVAL, "");
        assertThat(gateway.log().records()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "at=yesterday"})
    void refusesAQuestionThatMakesNoSense(String query) {
        assertProblem(
                gateway.send("GET", "/v1/products?" + query, "", KEY),
                GatewayProblem.INVALID_CATALOGUE_QUESTION,
                "must be");
    }

    @Test
    void saysThatTheCatalogueCannotBeReadNow() {
        HttpResponse<String> answer = gateway.send("GET", "/v1/products/a", "", KEY);

        assertProblem(answer, GatewayProblem.CATALOGUE_UNREAD, "again");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/products", "GET /v1/products/a", "DELETE /v1/products/a", "POST /v1/erasures"})
    void showsAndTakesNothingForAKeyThatMaySendEventsAlone(String operation) {
        gateway.keys()
                .replace(Map.of(
                        TestGateway.KEY,
                        new WriteKey("web", false, Set.of(), Set.of(SentTopic.EVENTS), TokenBucket.unlimited())));
        String[] methodAndPath = operation.split(" ", 2);

        assertProblem(
                gateway.send(methodAndPath[0], methodAndPath[1], ERASURE, KEY),
                GatewayProblem.NOT_FOR_THIS_KEY,
                "not for");
        assertThat(gateway.send(methodAndPath[0], methodAndPath[1], ERASURE).statusCode())
                .isEqualTo(401);
        assertThat(gateway.log().records()).isEmpty();
    }

    @Test
    void takesErasuresOneByOneOrManyAtOnce() {
        assertThat(gateway.post("/v1/erasures", ERASURE, KEY).body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");

        HttpResponse<String> many = gateway.post("/v1/erasures", ERASURE + "\n{\"userId\":\"bob\"}", KEY);

        assertThat(json(many).path("accepted").asInt()).isEqualTo(1);
        assertThat(json(many).at("/rejected/0/code").asString()).isEqualTo("missing-erasure-id");
        assertThat(ApiDescription.of("ingest-gateway").complaintsAbout("POST /v1/erasures", 200, many.body()))
                .isEmpty();
    }

    @Test
    void promisesNoErasureThatTheBrokersDoNotHave() {
        gateway.log().fail();

        assertProblem(gateway.post("/v1/erasures", ERASURE, KEY), GatewayProblem.LOG_UNAVAILABLE, "again");
    }
}
