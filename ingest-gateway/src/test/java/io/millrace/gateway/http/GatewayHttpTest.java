package io.millrace.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.catalogue.ProductReader;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.ItemSorter;
import io.millrace.gateway.intake.TestIntake;
import io.millrace.gateway.publishing.RecordingLog;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.web.ProblemAdvice;
import java.io.UnsupportedEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class GatewayHttpTest {
    private static final String EVENT = "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\",\"timestamp\":0}";

    private final TestIntake test = new TestIntake();
    private final RecordingLog log = new RecordingLog();
    private final ServiceStart start = new ServiceStart("ingest-gateway", List.of());
    private final MockMvcTester gateway = gateway(true);

    @BeforeEach
    void isReady() {
        start.start();
        await().until(start::isReady);
    }

    @Test
    void answersForEveryItem() {
        MvcTestResult answer = send(events(), "[" + EVENT + ",{\"type\":\"page\",\"messageId\":\"n\"},{]");

        assertThat(answer)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo("""
                {"accepted":1,"rejected":[
                {"index":1,"messageId":"n","code":"missing-identity",
                 "detail":"anonymousId and userId are both missing: send at least one of them"},
                {"index":2,"code":"malformed-json",
                 "detail":"It breaks off: a bracket, a brace or a quote does not close"}]}""");
    }

    @Test
    void notesWhatTheRequestShows() {
        send(events().header("User-Agent", "Firefox").remoteAddress("192.0.2.7"), EVENT);

        CollectedEvent event = test.accepted().get(0);
        assertThat(event.getSource()).isEqualTo("shop");
        assertThat(event.getTimeline()).isEqualTo("live");
        assertThat(event.getContext().getUserAgent()).isEqualTo("Firefox");
        assertThat(event.getContext().getIp()).isEqualTo("192.0.2.7");
    }

    @Test
    void dropsAddressesUnlessToldOtherwise() {
        MockMvcRequestBuilder request = gateway(false)
                .post()
                .uri("/v1/events")
                .header("X-Write-Key", "k1")
                .remoteAddress("192.0.2.7");

        send(request, EVENT);

        assertThat(test.accepted().get(0).getContext().getIp()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream", "application/xml"
            })
    void doesNotMindTheContentType(String contentType) {
        assertThat(send(events().header("Content-Type", contentType), EVENT))
                .bodyJson()
                .extractingPath("accepted")
                .isEqualTo(1);
    }

    @Test
    void answersInJsonWhateverTheSenderAccepts() {
        assertThat(send(events().accept(MediaType.IMAGE_GIF), EVENT))
                .hasStatusOk()
                .hasContentType("application/json");
        assertThat(send(gateway.post().uri("/v1/events").accept(MediaType.IMAGE_GIF), EVENT))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType("application/problem+json");
    }

    @Test
    void takesTheKeyAsUserNameOrHeader() {
        assertThat(send(withBasic("k1:"), EVENT)).hasStatusOk();
        assertThat(send(withBasic("k1"), EVENT)).hasStatusOk();
        assertThat(send(events(), EVENT)).hasStatusOk();
    }

    @Test
    void refusesWhoeverHasNoKey() {
        MvcTestResult answer = send(gateway.post().uri("/v1/events"), EVENT);

        assertProblem(answer, GatewayProblem.WRITE_KEY_REQUIRED, "X-Write-Key");
        assertThat(answer).hasHeader("WWW-Authenticate", "WriteKey");
        assertThat(send(withBasic("other:"), EVENT)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(send(gateway.post().uri("/v1/events").header("Authorization", "Basic ###"), EVENT))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(test.accepted()).isEmpty();
        assertThat(test.rejected()).isEmpty();
    }

    @Test
    void takesAnImportUnderItsOwnTimeline() {
        assertThat(send(withKey("k2").header("Millrace-Import", "last-year"), EVENT))
                .hasStatusOk();

        assertThat(test.accepted().get(0).getTimeline()).isEqualTo("last-year");
    }

    @Test
    void refusesAnImportThatMayNotBe() {
        assertProblem(
                send(events().header("Millrace-Import", "last-year"), EVENT),
                GatewayProblem.IMPORT_NOT_ALLOWED,
                "may import");
        assertProblem(
                send(withKey("k2").header("Millrace-Import", "live"), EVENT), GatewayProblem.INVALID_IMPORT, "live");
        assertProblem(
                send(withKey("k2").header("Millrace-Import", "a b"), EVENT), GatewayProblem.INVALID_IMPORT, "letters");
    }

    @Test
    void refusesABodyThatIsTooLargeAndKeepsItsBeginning() {
        MvcTestResult answer = send(events(), "x".repeat(2001));

        assertProblem(answer, GatewayProblem.BODY_TOO_LARGE, "2000 bytes");
        assertThat(test.rejected()).hasSize(1);
        assertThat(test.rejected().get(0).getRaw().remaining()).isEqualTo(100);
        assertThat(test.rejected().get(0).getTruncated()).isTrue();
    }

    @Test
    void refusesABodyInWhichItFindsNothing() {
        MvcTestResult answer = send(events(), "hello");

        assertProblem(answer, GatewayProblem.NO_ITEMS, "no JSON");
        assertThat(answer).bodyJson().extractingPath("code").isEqualTo("malformed-json");
        assertThat(test.rejected()).isNotEmpty();
    }

    @Test
    void refusesAnEncodedBody() {
        assertProblem(
                send(events().header("Content-Encoding", "gzip"), EVENT),
                GatewayProblem.UNSUPPORTED_ENCODING,
                "without");
        assertThat(send(events().header("Content-Encoding", "identity"), EVENT)).hasStatusOk();
    }

    @Test
    void asksToTryAgainWhenTheBrokersDoNotAnswer() {
        log.fail();

        MvcTestResult answer = send(events(), EVENT);

        assertProblem(answer, GatewayProblem.LOG_UNAVAILABLE, "Send the same request again");
        assertThat(answer).hasHeader("Retry-After", "1");
    }

    @Test
    void takesNothingBeforeItIsReady() {
        start.stop();
        ServiceStart unready = new ServiceStart("ingest-gateway", List.of());
        MockMvcTester early = gateway(unready, true);

        MvcTestResult answer = send(early.post().uri("/v1/events").header("X-Write-Key", "k1"), EVENT);

        assertProblem(answer, GatewayProblem.NOT_READY, "starting");
        assertThat(answer).hasHeader("Retry-After", "1");
    }

    @Test
    void saysWhereTheCatalogueHasToBeReadTo() {
        MvcTestResult answer = send(products(), "{\"productId\":\"a\"}\n{\"productId\":\"b\"}");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"accepted\":2,\"rejected\":[],\"position\":2}");
    }

    @Test
    void namesNoPositionWhenNoProductWasAccepted() {
        assertThat(send(products(), "[{}]")).hasStatusOk().bodyJson().doesNotHavePath("position");
    }

    @Test
    void tellsPartitionsHowFarAnImportHasGot() {
        MvcTestResult answer = send(watermark("last-year"), "{\"time\":\"2009-12-01T07:45:00Z\",\"final\":true}");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"import":"last-year","time":"2009-12-01T07:45:00.000Z","final":true}""");
        Watermark said = WatermarkHeader.read(log.records().get(0).headers()).orElseThrow();
        assertThat(said.getTimeline()).isEqualTo("last-year");
        assertThat(said.getTime()).isEqualTo("2009-12-01T07:45:00Z");
        assertThat(said.getClosing()).isTrue();
    }

    @Test
    void takesAWatermarkForNotTheLastUnlessItSaysSo() {
        assertThat(send(watermark("last-year"), "{\"time\":0}"))
                .bodyJson()
                .extractingPath("final")
                .isEqualTo(false);
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
        assertProblem(send(watermark("last-year"), body), GatewayProblem.INVALID_WATERMARK, "");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void movesNoImportForWhoeverMayNot() {
        String uri = "/v1/imports/last-year/watermark";

        assertThat(send(gateway.post().uri(uri), "{\"time\":0}")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(send(gateway.post().uri(uri).header("X-Write-Key", "k1"), "{\"time\":0}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(watermark("live"), "{\"time\":0}")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void answersAsItIsDescribed() throws UnsupportedEncodingException {
        ApiDescription description = ApiDescription.of("ingest-gateway");
        Map<String, MvcTestResult> answers = Map.of(
                "POST /v1/events", send(events(), "[" + EVENT + ",{\"type\":\"page\",\"messageId\":\"n\"},{]"),
                "PUT /v1/products", send(products(), "{\"productId\":\"a\"}"),
                "POST /v1/imports/{id}/watermark", send(watermark("last-year"), "{\"time\":0}"));

        for (Map.Entry<String, MvcTestResult> answer : answers.entrySet()) {
            String body = answer.getValue().getResponse().getContentAsString();
            assertThat(description.complaintsAbout(answer.getKey(), 200, body)).isEmpty();
        }
    }

    private MockMvcRequestBuilder events() {
        return withKey("k1");
    }

    private MockMvcRequestBuilder withKey(String key) {
        return gateway.post().uri("/v1/events").header("X-Write-Key", key);
    }

    private MockMvcRequestBuilder withBasic(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        return gateway.post().uri("/v1/events").header("Authorization", "Basic " + encoded);
    }

    private MockMvcRequestBuilder products() {
        return gateway.put().uri("/v1/products").header("X-Write-Key", "k1");
    }

    private MockMvcRequestBuilder watermark(String importId) {
        return gateway.post().uri("/v1/imports/{id}/watermark", importId).header("X-Write-Key", "k2");
    }

    private static MvcTestResult send(MockMvcRequestBuilder request, String body) {
        return request.content(body).exchange();
    }

    private static void assertProblem(MvcTestResult answer, GatewayProblem problem, String detail) {
        assertThat(answer).hasStatus(problem.status()).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("type").isEqualTo("/problems/" + problem.type());
        assertThat(answer).bodyJson().extractingPath("title").isEqualTo(problem.title());
        assertThat(answer).bodyJson().extractingPath("detail").asString().contains(detail);
    }

    private MockMvcTester gateway(boolean keepsAddresses) {
        return gateway(start, keepsAddresses);
    }

    private MockMvcTester gateway(ServiceStart readiness, boolean keepsAddresses) {
        HttpSettings settings = new HttpSettings(2000, 100, keepsAddresses);
        WriteKeys keys = new WriteKeys(Map.of("k1", new WriteKey("shop", false), "k2", new WriteKey("office", true)));
        RequestReader requests = new RequestReader(readiness, keys, settings);
        IntakeEndpoint endpoint = new IntakeEndpoint(requests, settings);
        Object[] controllers = {
            new EventController(endpoint, test.intake(log)),
            new ProductController(endpoint, productIntake()),
            new ImportController(requests, new ImportWatermarks(new WatermarkLog(log, "collected", 2)))
        };
        return MockMvcTester.of(
                List.of(controllers),
                setup -> setup.setControllerAdvice(new GatewayAdvice(), new ProblemAdvice())
                        .build());
    }

    private Intake productIntake() {
        ItemSorter<?> sorter = new ItemSorter<>(
                new ProductReader(1000, 256, "USD"),
                product -> new ProducerRecord<>(TopicCatalogue.PRODUCTS.name(), new byte[0]),
                rejected -> new ProducerRecord<>("rejected", new byte[0]),
                new IntakeLimits(10, 1000, 8, 100));
        return new Intake(sorter, test.inFlight(), log, test);
    }
}
