package io.millrace.gateway.http;

import static io.millrace.gateway.http.TestGateway.assertProblem;
import static io.millrace.gateway.http.TestGateway.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.access.TokenBucket;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.http.coding.ContentCoding;
import io.millrace.gateway.http.coding.Packed;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders may not do, and every malformed shape, each with its answer. */
class LimitsTest {
    private static final String EVENT = Packed.EVENT;
    private static final String PAGE = "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\",\"properties\":%s}";

    private final TestGateway gateway = TestGateway.ready();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesPackedBodies(ContentCoding coding) {
        HttpResponse<String> answer = gateway.postBytes("/v1/events", Packed.event(coding), encoded(coding));

        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    }

    @ParameterizedTest
    @EnumSource
    void refusesABombAndKeepsItsBeginning(ContentCoding coding) {
        HttpResponse<String> answer = gateway.postBytes("/v1/events", Packed.zeros(coding, 1 << 20), encoded(coding));

        assertProblem(answer, GatewayProblem.BODY_TOO_LARGE, "2000 bytes");
        assertThat(gateway.intake().rejected().get(0).getRaw().remaining()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAPackedBodyThatBreaksOffAndKeepsIt(ContentCoding coding) {
        byte[] packed = Packed.event(coding);

        HttpResponse<String> answer =
                gateway.postBytes("/v1/events", Arrays.copyOf(packed, packed.length / 2), encoded(coding));

        assertProblem(answer, GatewayProblem.NO_ITEMS, "Content-Encoding");
        assertThat(json(answer).path("code").asString()).isEqualTo("unreadable-body");
        assertThat(gateway.intake().rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "gzip, gzip", "aes128gcm"})
    void refusesOtherCodingsAndSaysWhichItKnows(String coding) {
        HttpResponse<String> answer =
                gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY, "Content-Encoding", coding);

        assertProblem(answer, GatewayProblem.UNSUPPORTED_ENCODING, "gzip");
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip, deflate, br, zstd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"\\uD800\"}                              | 1 |",
                "{\"a\":1,\"a\":2}                                | 1 |",
                "{\"a\":1e999999999}                              | 1 |",
                "{\"a\":1e99999999999}                            | 0 | malformed-json",
                "{\"a\":[[[[[[[[[[1]]]]]]]]]]}                    | 0 | nested-too-deep",
                "{\"price\":1e999999999}                          | 1 |",
                "{\"revenue\":123456789012345678901234567890}     | 1 |",
                "{\"a\":01}                                       | 0 | malformed-json",
                "{\"a\":NaN}                                      | 0 | malformed-json",
                "{'a':1}                                          | 0 | malformed-json",
                "{\"a\":1,}                                       | 0 | malformed-json",
                "\"text\"                                         | 0 | invalid-field"
            })
    void judgesEveryMalformedShape(String properties, int accepted, String code) {
        // A good neighbour, so that it is the item that is judged and not the body.
        String body = "[" + EVENT + "," + PAGE.formatted(properties) + "]";

        HttpResponse<String> answer = gateway.post("/v1/events", body, "X-Write-Key", TestGateway.KEY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1 + accepted);
        assertThat(json(answer).at("/rejected/0/code").asString("")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = PAGE.formatted("{\"name\":\"caf\u00e9\"}").getBytes(ISO_8859_1);

        HttpResponse<String> answer = gateway.postBytes("/v1/events", latin, "X-Write-Key", TestGateway.KEY);

        assertProblem(answer, GatewayProblem.NO_ITEMS, "UTF-8");
    }

    @Test
    void refusesHalfACharacterInAnId() {
        String body = "[" + EVENT + ",{\"type\":\"page\",\"userId\":\"\\uD800\"}]";

        HttpResponse<String> answer = gateway.post("/v1/events", body, "X-Write-Key", TestGateway.KEY);

        assertThat(json(answer).at("/rejected/0/code").asString()).isEqualTo("invalid-id");
    }

    @Test
    void refusesARevokedKeyAtOnceOnTheSameConnection() {
        assertThat(gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY)
                        .statusCode())
                .isEqualTo(200);

        gateway.keys().replace(Map.of());

        assertProblem(
                gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY),
                GatewayProblem.WRITE_KEY_REQUIRED,
                "write key");
    }

    @Test
    void asksToWaitWhenTheQuotaIsUsedUp() {
        give(new WriteKey("shop", false, Set.of(), Set.of(SentTopic.values()), new TokenBucket(1, 2, () -> 0)));
        String three = "[" + EVENT + "," + EVENT + "," + EVENT + "]";

        assertThat(gateway.post("/v1/events", three, "X-Write-Key", TestGateway.KEY)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY);

        assertProblem(answer, GatewayProblem.QUOTA_EXCEEDED, "again in 2 s");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(gateway.intake().accepted()).hasSize(3);
    }

    @Test
    void letsAKeySendOnlyWhatItIsFor() {
        give(new WriteKey(
                "shop", false, Set.of("https://shop.example"), Set.of(SentTopic.EVENTS), TokenBucket.unlimited()));

        assertProblem(
                gateway.send("PUT", "/v1/products", "{\"productId\":\"a\"}", "X-Write-Key", TestGateway.KEY),
                GatewayProblem.NOT_FOR_THIS_KEY,
                "products");
        assertProblem(
                gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY, "Origin", "https://evil.example"),
                GatewayProblem.ORIGIN_NOT_ALLOWED,
                "evil");
        assertThat(gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY, "Origin", "https://shop.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example");
    }

    @Test
    void believesATrustedProxyAboutTheAddressUnlessTheShopperOptsOut() {
        gateway.post("/v1/events", EVENT, "X-Write-Key", TestGateway.KEY, "X-Forwarded-For", "192.0.2.7");
        gateway.post(
                "/v1/events", EVENT, "X-Write-Key", TestGateway.KEY, "X-Forwarded-For", "192.0.2.7", "Sec-GPC", "1");

        assertThat(gateway.intake().accepted())
                .extracting(event -> event.getContext().getIp())
                .containsExactly("192.0.2.7", null);
    }

    @Test
    void saysWhichEventsItHasStoredWithoutWhoItWas() {
        String identify = "{\"type\":\"identify\",\"userId\":\"u\",\"messageId\":\"n\"}";

        HttpResponse<String> answer = gateway.post(
                "/v1/events", "[" + identify + "," + EVENT + ",{]", "X-Write-Key", TestGateway.KEY, "DNT", "1");

        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
        assertThat(json(answer).at("/anonymised/0").asInt()).isEqualTo(1);
        assertThat(json(answer).at("/rejected/0/code").asString()).isEqualTo("opted-out");
        assertThat(gateway.intake().accepted().get(0).getVisitorId()).startsWith("h:");
        assertThat(gateway.intake().rejected())
                .hasSize(2)
                .allMatch(rejected -> rejected.getRaw().remaining() == 0 && rejected.getTruncated());
    }

    private void give(WriteKey key) {
        gateway.keys().replace(Map.of(TestGateway.KEY, key));
    }

    private static String[] encoded(ContentCoding coding) {
        return new String[] {
            "X-Write-Key", TestGateway.KEY, "Content-Encoding", coding.name().toLowerCase(Locale.ROOT)
        };
    }
}
