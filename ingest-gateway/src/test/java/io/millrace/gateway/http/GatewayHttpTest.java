package io.millrace.gateway.http;

import static io.millrace.gateway.http.TestGateway.assertProblem;
import static io.millrace.gateway.http.TestGateway.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.streams.time.WatermarkHeader;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GatewayHttpTest {
    private static final String EVENT = "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\",\"timestamp\":0}";
    private static final String[] KEY = {"X-Write-Key", TestGateway.KEY};
    private static final String[] IMPORT_KEY = {"X-Write-Key", TestGateway.IMPORT_KEY};

    private final TestGateway gateway = TestGateway.ready();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void answersForEveryItem() {
        HttpResponse<String> answer = events("[" + EVENT + ",{\"type\":\"page\",\"messageId\":\"n\"},{]", KEY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(answer)).isEqualTo(JsonMapper.shared().readTree("""
                {"accepted":1,"rejected":[
                {"index":1,"messageId":"n","code":"missing-identity",
                 "detail":"anonymousId and userId are both missing: send at least one of them"},
                {"index":2,"code":"malformed-json",
                 "detail":"It breaks off: a bracket, a brace or a quote does not close"}]}"""));
    }

    @Test
    void notesWhatTheRequestShows() {
        events(EVENT, "X-Write-Key", TestGateway.KEY, "User-Agent", "Firefox");

        CollectedEvent event = gateway.intake().accepted().get(0);
        assertThat(event.getSource()).isEqualTo("shop");
        assertThat(event.getTimeline()).isEqualTo("live");
        assertThat(event.getContext().getUserAgent()).isEqualTo("Firefox");
        assertThat(event.getContext().getIp()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream", "application/xml"
            })
    void doesNotMindTheContentType(String contentType) {
        HttpResponse<String> answer = events(EVENT, "X-Write-Key", TestGateway.KEY, "Content-Type", contentType);

        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void answersInJsonWhateverTheSenderAccepts() {
        assertThat(events(EVENT, "X-Write-Key", TestGateway.KEY, "Accept", "image/gif")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
        assertThat(events(EVENT, "Accept", "image/gif").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void takesTheKeyFromWhereSendersPutIt() {
        assertThat(events(EVENT, "Authorization", basic("k1:")).statusCode()).isEqualTo(200);
        assertThat(events(EVENT, "Authorization", basic("k1")).statusCode()).isEqualTo(200);
        assertThat(events(EVENT, "Authorization", "Bearer k1").statusCode()).isEqualTo(200);
        assertThat(events(EVENT, KEY).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/v1/events?writeKey=k1", EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void looksForAnotherKeyBehindATokenThatIsNotOurs() {
        assertThat(gateway.post("/v1/events?writeKey=k1", EVENT, "Authorization", "Bearer token")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/v1/events?writeKey=k1", EVENT, "Authorization", basic("other:"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhoeverHasNoKey() {
        HttpResponse<String> answer = events(EVENT);

        assertProblem(answer, GatewayProblem.WRITE_KEY_REQUIRED, "X-Write-Key");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("WriteKey");
        assertThat(events(EVENT, "Authorization", basic("other:")).statusCode()).isEqualTo(401);
        assertThat(events(EVENT, "Authorization", "Basic ###").statusCode()).isEqualTo(401);
        assertThat(gateway.intake().accepted()).isEmpty();
        assertThat(gateway.intake().rejected()).isEmpty();
    }

    @Test
    void takesAnImportUnderItsOwnTimeline() {
        assertThat(events(EVENT, "X-Write-Key", TestGateway.IMPORT_KEY, "Millrace-Import", "last-year")
                        .statusCode())
                .isEqualTo(200);

        assertThat(gateway.intake().accepted().get(0).getTimeline()).isEqualTo("last-year");
    }

    @Test
    void refusesAnImportThatMayNotBe() {
        assertProblem(
                events(EVENT, "X-Write-Key", TestGateway.KEY, "Millrace-Import", "last-year"),
                GatewayProblem.IMPORT_NOT_ALLOWED,
                "may import");
        assertProblem(
                events(EVENT, "X-Write-Key", TestGateway.IMPORT_KEY, "Millrace-Import", "live"),
                GatewayProblem.INVALID_IMPORT,
                "live");
        assertProblem(
                events(EVENT, "X-Write-Key", TestGateway.IMPORT_KEY, "Millrace-Import", "a b"),
                GatewayProblem.INVALID_IMPORT,
                "letters");
    }

    @Test
    void refusesABodyThatIsTooLargeAndKeepsItsBeginning() {
        HttpResponse<String> answer = events("x".repeat(2001), KEY);

        assertProblem(answer, GatewayProblem.BODY_TOO_LARGE, "2000 bytes");
        assertThat(gateway.intake().rejected()).hasSize(1);
        assertThat(gateway.intake().rejected().get(0).getRaw().remaining()).isEqualTo(100);
        assertThat(gateway.intake().rejected().get(0).getTruncated()).isTrue();
    }

    @Test
    void refusesABodyInWhichItFindsNothing() {
        HttpResponse<String> answer = events("hello", KEY);

        assertProblem(answer, GatewayProblem.NO_ITEMS, "no JSON");
        assertThat(json(answer).path("code").asString()).isEqualTo("malformed-json");
        assertThat(gateway.intake().rejected()).isNotEmpty();
    }

    @Test
    void asksToTryAgainWhenTheBrokersDoNotAnswer() {
        gateway.log().fail();

        HttpResponse<String> answer = events(EVENT, KEY);

        assertProblem(answer, GatewayProblem.LOG_UNAVAILABLE, "Send the same request again");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void takesNothingBeforeItIsReady() {
        try (TestGateway early = TestGateway.starting()) {
            HttpResponse<String> answer = early.post("/v1/events", EVENT, KEY);

            assertProblem(answer, GatewayProblem.NOT_READY, "starting");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void saysWhereTheCatalogueHasToBeReadTo() {
        HttpResponse<String> answer = products("{\"productId\":\"a\"}\n{\"productId\":\"b\"}");

        assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"rejected\":[],\"position\":2}");
    }

    @Test
    void namesNoPositionWhenNoProductWasAccepted() {
        assertThat(json(products("[{}]")).has("position")).isFalse();
    }

    @Test
    void tellsPartitionsHowFarAnImportHasGot() {
        HttpResponse<String> answer =
                watermark("last-year", "{\"time\":\"2009-12-01T07:45:00Z\",\"final\":true}", IMPORT_KEY);

        assertThat(answer.body())
                .isEqualTo("{\"import\":\"last-year\",\"time\":\"2009-12-01T07:45:00.000Z\",\"final\":true}");
        Watermark said =
                WatermarkHeader.read(gateway.log().records().get(0).headers()).orElseThrow();
        assertThat(said.getTimeline()).isEqualTo("last-year");
        assertThat(said.getTime()).isEqualTo("2009-12-01T07:45:00Z");
        assertThat(said.getClosing()).isTrue();
    }

    @Test
    void takesAWatermarkForNotTheLastUnlessItSaysSo() {
        assertThat(json(watermark("last-year", "{\"time\":0}", IMPORT_KEY))
                        .path("final")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"time\":\"x\"}",
                "{\"time\":0,\"final\":\"yes\"}",
                "{\"time\":0",
                "\u0000\u0000"
            })
    void refusesAWatermarkThatItCannotRead(String body) {
        assertProblem(watermark("last-year", body, IMPORT_KEY), GatewayProblem.INVALID_WATERMARK, "");
        assertThat(gateway.log().records()).isEmpty();
    }

    @Test
    void movesNoImportForWhoeverMayNot() {
        assertThat(watermark("last-year", "{\"time\":0}").statusCode()).isEqualTo(401);
        assertThat(watermark("last-year", "{\"time\":0}", KEY).statusCode()).isEqualTo(403);
        assertThat(watermark("live", "{\"time\":0}", IMPORT_KEY).statusCode()).isEqualTo(400);
    }

    @Test
    void answersAsItIsDescribed() {
        ApiDescription description = ApiDescription.of("ingest-gateway");
        Map<String, HttpResponse<String>> answers = Map.of(
                "POST /v1/events", events("[" + EVENT + ",{\"type\":\"page\",\"messageId\":\"n\"},{]", KEY),
                "PUT /v1/products", products("{\"productId\":\"a\"}"),
                "POST /v1/imports/{id}/watermark", watermark("last-year", "{\"time\":0}", IMPORT_KEY));

        answers.forEach((operation, answer) -> assertThat(description.complaintsAbout(operation, 200, answer.body()))
                .isEmpty());
    }

    private HttpResponse<String> events(String body, String... headers) {
        return gateway.post("/v1/events", body, headers);
    }

    private HttpResponse<String> products(String body) {
        return gateway.send("PUT", "/v1/products", body, KEY);
    }

    private HttpResponse<String> watermark(String importId, String body, String... headers) {
        return gateway.post("/v1/imports/" + importId + "/watermark", body, headers);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }
}
