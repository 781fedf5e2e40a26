package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors' clients are answered: they repeat a request, or not, by its status alone. */
class ProtocolEndpointsTest {
    private static final String[] TEXT = {"Content-Type", "text/plain"};
    private static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";

    private final TestGateway gateway = TestGateway.ready();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "track,Cart Viewed",
        "t,Cart Viewed",
        "identify,Identify",
        "i,Identify",
        "page,Page Viewed",
        "p,Page Viewed",
        "screen,Screen Viewed",
        "s,Screen Viewed",
        "group,Group",
        "g,Group",
        "alias,Alias",
        "a,Alias",
        "merge,Merge"
    })
    void takesACallWithItsKeyInTheBody(String path, String name) {
        String body =
                "{'writeKey':'k1','event':'Cart Viewed','anonymousId':'dev','userId':'u','sentAt':'2026-01-31T12:00:00Z'}";

        HttpResponse<String> answer = gateway.post("/v1/" + path, json(body), TEXT);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(accepted()).extracting(CollectedEvent::getName).containsExactly(name);
        assertThat(accepted().get(0).getProtocol()).isEqualTo("segment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/b", "/v1/import"})
    void takesABatchHoweverItsKeyIsSent(String path) {
        String batch = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]}";
        String basic = "Basic " + Base64.getEncoder().encodeToString("k1:".getBytes(StandardCharsets.UTF_8));

        assertThat(gateway.post(path, batch, "Authorization", basic).statusCode())
                .isEqualTo(200);
        assertThat(gateway.post(path + "?writeKey=k1", batch).statusCode()).isEqualTo(200);
        assertThat(gateway.post(path, batch.replace("{\"batch", "{\"writeKey\":\"k1\",\"batch"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(accepted()).hasSize(3);
    }

    @Test
    void tellsWhoLooksWhatOfABatchWasRefused() {
        HttpResponse<String> answer = gateway.post(
                "/v1/batch?writeKey=k1", "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestGateway.json(answer).path("success").booleanValue()).isTrue();
        assertThat(TestGateway.json(answer).at("/rejected/0/code").asString()).isEqualTo("missing-identity");
        assertThat(TestGateway.json(answer).at("/rejected/0/index").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/t", "/v1/b"})
    void answersSegmentsLibrariesSoThatTheyDropWhatCanNeverBeTaken(String path) {
        assertThat(gateway.post(path + "?writeKey=k1", "{\"batch\":").statusCode())
                .isEqualTo(400);
        assertThat(gateway.post(path + "?writeKey=k1", "").statusCode()).isEqualTo(400);
        assertThat(gateway.post(path + "?writeKey=k1", "x".repeat(1600)).statusCode())
                .isEqualTo(413);
        assertThat(gateway.post(path + "?writeKey=other", "{}").statusCode()).isEqualTo(401);
        assertThat(rejected()).extracting(RejectedEvent::getCode).contains("malformed-json", "body-too-large");
    }

    @Test
    void knowsTheDeviceByRudderStacksHeader() {
        gateway.post(
                "/beacon/v1/batch?writeKey=k1",
                "{\"batch\":[{\"type\":\"page\"}]}",
                "AnonymousId",
                Base64.getEncoder().encodeToString("dev-é".getBytes(StandardCharsets.UTF_8)));

        assertThat(accepted()).extracting(CollectedEvent::getVisitorId).containsExactly("a:dev-é");
    }

    @Test
    void givesLibrariesTheirSettingsAndIgnoresWhatTheyMeasure() {
        HttpResponse<String> settings = gateway.send("GET", "/v1/projects/k1/settings", "");

        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(TestGateway.json(settings)
                        .path("integrations")
                        .path("Segment.io")
                        .path("apiKey")
                        .asString())
                .isEqualTo("k1");
        assertThat(gateway.send("GET", "/projects/k1/settings", "").body()).isEqualTo(settings.body());
        assertThat(gateway.send("GET", "/v1/projects/other/settings", "").statusCode())
                .isEqualTo(401);
        assertThat(gateway.post("/v1/m", "{\"series\":[]}", TEXT).body()).isEqualTo("{\"success\":true}");
        assertThat(accepted()).isEmpty();
    }

    @Test
    void takesATrackersEventsByItsAppIdOrAKey() {
        assertThat(gateway.post(TP2, tp2("'aid':'k1','duid':'d','e':'pv'")).body())
                .isEqualTo("ok");
        assertThat(gateway.post(TP2, tp2("'aid':'shop','duid':'d','e':'pv'"), "X-Write-Key", "k1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post(TP2, tp2("'aid':'other','duid':'d','e':'pv'")).statusCode())
                .isEqualTo(401);
        assertThat(accepted()).hasSize(2);
    }

    @Test
    void letsNoTrackerSendForEverWhatCanNeverBeTaken() {
        assertThat(gateway.post(TP2 + "?writeKey=k1", "{\"data\":").statusCode())
                .isEqualTo(200);
        assertThat(gateway.post(TP2 + "?writeKey=k1", "").statusCode()).isEqualTo(200);
        assertThat(gateway.post(TP2 + "?writeKey=k1", "x".repeat(2100)).statusCode())
                .isEqualTo(200);
        assertThat(gateway.post(TP2 + "?writeKey=k1", tp2("'e':'zz'")).statusCode())
                .isEqualTo(200);
        assertThat(rejected())
                .extracting(RejectedEvent::getCode)
                .containsExactly("malformed-json", "not-an-object", "body-too-large", "unknown-type");
    }

    @Test
    void keepsNoAddressOfWhoDoesNotWantToBeKnown() {
        gateway.post(TP2, tp2("'aid':'k1','e':'pv','duid':'d'"));
        gateway.post(TP2, tp2("'aid':'k1','e':'pv','eid':'1'"), "SP-Anonymous", "*");

        assertThat(accepted().get(0).getContext().getIp()).isNotNull();
        assertThat(accepted().get(1).getContext().getIp()).isNull();
        assertThat(accepted().get(1).getVisitorId()).isEqualTo("a:1");
    }

    @Test
    void takesATrackersEventInAQuery() {
        HttpResponse<String> answer = gateway.send("GET", "/i?aid=k1&e=pv&duid=d&url=http%3A%2F%2Fshop%2F", "");

        assertImage(answer, 200);
        assertThat(accepted().get(0).getContext().getUrl()).isEqualTo("http://shop/");
    }

    @Test
    void takesCloudEventsInEachMode() {
        String event = json("{'specversion':'1.0','id':'1','source':'/s','type':'a','userid':'u'}");
        String key = "/v1/cloudevents?writeKey=k1";

        assertThat(gateway.post(key, event, "Content-Type", "application/cloudevents+json; charset=utf-8")
                        .body())
                .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        assertThat(gateway.post(
                                key,
                                "[" + event + "," + event + "]",
                                "Content-Type",
                                "application/cloudevents-batch+json")
                        .body())
                .contains("\"accepted\":2");
        assertThat(gateway.post(
                                key,
                                "{\"x\":1}",
                                "Content-Type",
                                "application/json",
                                "ce-specversion",
                                "1.0",
                                "CE-ID",
                                "2",
                                "ce-source",
                                "/s",
                                "ce-type",
                                "b",
                                "ce-userid",
                                "u")
                        .body())
                .contains("\"accepted\":1");
        assertThat(gateway.post(key, event, "Content-Type", "application/json").statusCode())
                .isEqualTo(400);
        assertThat(accepted()).extracting(CollectedEvent::getMessageId).containsExactly("1", "1", "1", "2");
    }

    @Test
    void answersAPixelWithAnImageWhateverBecomesOfIt() {
        assertImage(gateway.send("GET", "/v1/pixel.gif?writeKey=k1&userId=u", "", "Referer", "http://shop/x"), 200);
        assertImage(gateway.send("GET", "/v1/pixel.gif?writeKey=k1", ""), 200);
        assertImage(gateway.send("GET", "/v1/pixel.gif?writeKey=other&userId=u", ""), 401);
        assertImage(gateway.send("GET", "/v1/pixel.gif", ""), 401);
        assertImage(gateway.send("GET", "/pixel/v1/track?writeKey=k1&anonymousId=d&event=x", ""), 200);
        assertImage(gateway.send("GET", "/pixel/v1/page?writeKey=k1&anonymousId=d&name=Home", ""), 200);
        String data = Base64.getUrlEncoder()
                .encodeToString(json("{'type':'page','userId':'v'}").getBytes(StandardCharsets.UTF_8));
        assertImage(gateway.send("GET", "/v1/pixel.gif?writeKey=k1&data=" + data.replace("=", "%3D"), ""), 200);

        assertThat(accepted()).extracting(CollectedEvent::getVisitorId).containsExactly("u:u", "a:d", "a:d", "u:v");
        assertThat(accepted().get(0).getContext().getUrl()).isEqualTo("http://shop/x");
        assertThat(rejected()).extracting(RejectedEvent::getCode).containsExactly("missing-identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/pixel.gif", "/pixel/v1/track", "/pixel/v1/page", "/i"})
    void tellsWhoeverLooksThatTheImageIsThereAndTakesNothing(String path) {
        HttpResponse<String> there =
                gateway.send("HEAD", path + "?writeKey=k1&aid=k1&e=pv&duid=d&userId=u&event=x", "");

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(there.body()).isEmpty();
        assertThat(gateway.send("HEAD", path, "").statusCode()).isEqualTo(200);
        assertThat(gateway.log().records()).isEmpty();
    }

    @Test
    void changesNothingForHeadWhateverItServes() {
        for (String operation : gateway.routes().operations()) {
            String path = operation.substring(operation.indexOf(" ") + 1).replaceAll("[{}]", "");
            gateway.send("HEAD", path + "?writeKey=k1&aid=k1&e=pv&duid=d&userId=u&event=x", "");
        }

        assertThat(gateway.log().records()).isEmpty();
    }

    @Test
    void takesABeaconInWhateverFormABrowserSendsIt() {
        String event = json("{'type':'page','userId':'u'}");
        String base64 = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));

        for (String body : List.of(event, base64, "data=" + base64.replace("=", "%3D"))) {
            assertThat(gateway.post("/v1/beacon?writeKey=k1", body, TEXT).body())
                    .contains("\"accepted\":1");
        }
        assertThat(gateway.post("/v1/beacon", json("{'writeKey':'k1','batch':[" + event + "]}"), TEXT)
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.post("/v1/beacon?writeKey=k1", "nothing", TEXT).statusCode())
                .isEqualTo(400);
        assertThat(accepted()).hasSize(4);
    }

    @Test
    void saysToComeAgainWhileItIsStarting() {
        try (TestGateway starting = TestGateway.starting()) {
            HttpResponse<String> answer = starting.post("/v1/b?writeKey=k1", "{\"batch\":[]}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(starting.post(TP2 + "?writeKey=k1", tp2("'e':'pv'")).statusCode())
                    .isEqualTo(503);
            assertImage(starting.send("GET", "/v1/pixel.gif?writeKey=k1", ""), 503);
        }
    }

    private static void assertImage(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("GIF89a");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    private List<CollectedEvent> accepted() {
        return gateway.intake().accepted();
    }

    private List<RejectedEvent> rejected() {
        return gateway.intake().rejected();
    }

    private static String tp2(String event) {
        return json("{'schema':'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4','data':[{" + event
                + "}]}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
