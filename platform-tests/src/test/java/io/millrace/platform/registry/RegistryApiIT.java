package io.millrace.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.platform.registry.Http.Answer;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryApiIT {
    private static final String TEXT = "\"string\"";
    private static final String NUMBER = "\"long\"";

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedRegistry registry;
    private static Http http;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder, FreePorts.find(), FreePorts.find());
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), FreePorts.find());
        http = new Http(registry.url());
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void givesOneSchemaOneIdUnderAllItsSubjects() {
        int id = http.register("one-a", record("One"));

        assertThat(http.register("one-b", record("One"))).isEqualTo(id);
        assertThat(http.register("one-b", "{ \"fields\": [], \"name\": \"One\", \"type\": \"record\" }"))
                .isEqualTo(id);

        assertThat(http.get("/subjects/one-b/versions").json()).isEqualTo(List.of(1));
        assertThat(http.get("/schemas/ids/" + id).json()).isEqualTo(Map.of("schema", record("One")));
        assertThat(http.get("/schemas/ids/" + id + "/schema").body()).isEqualTo(record("One"));
        assertThat(http.get("/schemas/ids/" + id + "/subjects").json()).isEqualTo(List.of("one-a", "one-b"));
        assertThat(http.get("/schemas/ids/" + id + "/versions").json())
                .isEqualTo(List.of(Map.of("subject", "one-a", "version", 1), Map.of("subject", "one-b", "version", 1)));
    }

    @Test
    void tellsVersionsByNumberAndAsTheLatest() {
        int first = http.register("versions", record("V"));
        int second = http.register("versions", record("V", "{\"name\":\"a\",\"type\":\"int\",\"default\":0}"));

        assertThat(http.get("/subjects/versions/versions").json()).isEqualTo(List.of(1, 2));
        assertThat(http.get("/subjects/versions/versions/1").json())
                .isEqualTo(Map.of("subject", "versions", "version", 1, "id", first, "schema", record("V")));
        assertThat(http.get("/subjects/versions/versions/latest").json())
                .asInstanceOf(MAP)
                .containsEntry("id", second)
                .containsEntry("version", 2);
        assertThat(http.get("/subjects/versions/versions/-1")).isEqualTo(http.get("/subjects/versions/versions/2"));
        assertThat(http.get("/subjects/versions/versions/1/schema").body()).isEqualTo(record("V"));
    }

    @Test
    void looksUpWhatIsRegistered() {
        int id = http.register("lookup", TEXT);

        assertThat(http.postSchema("/subjects/lookup", TEXT).json())
                .isEqualTo(Map.of("subject", "lookup", "version", 1, "id", id, "schema", TEXT));
        assertError(http.postSchema("/subjects/lookup", NUMBER), 404, 40403);
        assertError(http.postSchema("/subjects/nothing", TEXT), 404, 40401);
    }

    @Test
    void refusesASchemaThatCannotReadEarlierOnes() {
        http.register("refused", record("R"));

        Answer answer = http.postSchema("/subjects/refused/versions", record("R", "{\"name\":\"a\",\"type\":\"int\"}"));

        assertError(answer, 409, 409);
        assertThat(answer.body()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(http.get("/subjects/refused/versions").json()).isEqualTo(List.of(1));
    }

    @Test
    void holdsASubjectToALevelOfItsOwn() {
        http.register("level", TEXT);
        assertError(http.get("/config/level"), 404, 40408);
        assertThat(http.get("/config/level?defaultToGlobal=true").json())
                .isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));

        assertThat(http.put("/config/level", "{\"compatibility\":\"none\"}").json())
                .isEqualTo(Map.of("compatibility", "NONE"));

        assertThat(http.get("/config/level").json()).isEqualTo(Map.of("compatibilityLevel", "NONE"));
        assertThat(http.postSchema("/subjects/level/versions", NUMBER).status()).isEqualTo(200);
        assertThat(http.delete("/config/level").json()).isEqualTo(Map.of("compatibilityLevel", "NONE"));
        assertError(http.get("/config/level"), 404, 40408);
        assertError(http.delete("/config/level"), 404, 40401);
    }

    @Test
    void holdsAllSubjectsToTheDefaultLevel() {
        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));

        http.put("/config", "{\"compatibility\":\"FULL\"}");

        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "FULL"));
        assertThat(http.delete("/config").json()).isEqualTo(Map.of("compatibilityLevel", "FULL"));
        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));
    }

    @Test
    void checksCompatibilityWithoutRegistering() {
        http.register("check", record("C"));
        String bad = record("C", "{\"name\":\"a\",\"type\":\"int\"}");

        assertThat(http.postSchema("/compatibility/subjects/check/versions/latest", record("C"))
                        .json())
                .isEqualTo(Map.of("is_compatible", true));
        assertThat(http.postSchema("/compatibility/subjects/check/versions/1", bad)
                        .json())
                .isEqualTo(Map.of("is_compatible", false));
        assertThat(http.postSchema("/compatibility/subjects/check/versions?verbose=true", bad)
                        .json())
                .asInstanceOf(MAP)
                .containsEntry("is_compatible", false)
                .extractingByKey("messages")
                .asString()
                .contains("The new schema cannot read version 1");
        assertThat(http.postSchema("/compatibility/subjects/no-such/versions", bad)
                        .json())
                .isEqualTo(Map.of("is_compatible", true));
        assertError(http.postSchema("/compatibility/subjects/no-such/versions/1", bad), 404, 40401);
        assertThat(http.get("/subjects/check/versions").json()).isEqualTo(List.of(1));
    }

    @Test
    void deletesASubjectSoftlyThenForGood() {
        int id = http.register("gone", record("Gone"));
        assertError(http.delete("/subjects/gone?permanent=true"), 404, 40405);

        assertThat(http.delete("/subjects/gone").json()).isEqualTo(List.of(1));

        assertError(http.get("/subjects/gone/versions"), 404, 40401);
        assertThat(http.get("/subjects/gone/versions?deleted=true").json()).isEqualTo(List.of(1));
        assertThat(http.get("/subjects?subjectPrefix=gone").json()).isEqualTo(List.of());
        assertThat(http.get("/schemas/ids/" + id).status()).isEqualTo(200);
        assertError(http.delete("/subjects/gone"), 404, 40404);
        assertThat(http.delete("/subjects/gone?permanent=true").json()).isEqualTo(List.of(1));
        assertError(http.get("/schemas/ids/" + id), 404, 40403);
        assertError(http.delete("/subjects/gone"), 404, 40401);
    }

    @Test
    void givesASchemaThatComesBackItsOldIdAndANewVersion() {
        int id = http.register("back", record("Back"));
        http.delete("/subjects/back");

        assertThat(http.register("back", record("Back"))).isEqualTo(id);
        assertThat(http.get("/subjects/back/versions").json()).isEqualTo(List.of(2));
    }

    @Test
    void deletesOneVersionSoftlyThenForGood() {
        http.register("version-gone", record("VersionGone"));
        http.register("version-gone", record("VersionGone", "{\"name\":\"a\",\"type\":\"int\",\"default\":0}"));
        assertError(http.delete("/subjects/version-gone/versions/1?permanent=true"), 404, 40407);

        assertThat(http.delete("/subjects/version-gone/versions/1").json()).isEqualTo(1);

        assertThat(http.get("/subjects/version-gone/versions").json()).isEqualTo(List.of(2));
        assertError(http.get("/subjects/version-gone/versions/1"), 404, 40402);
        assertError(http.delete("/subjects/version-gone/versions/1"), 404, 40406);
        assertThat(http.delete("/subjects/version-gone/versions/1?permanent=true")
                        .json())
                .isEqualTo(1);
    }

    @Test
    void decodesSubjects() {
        http.register("odd%2Fname%20%C3%A9%25+1", TEXT);

        assertThat(http.get("/subjects?subjectPrefix=odd").json()).isEqualTo(List.of("odd/name é%+1"));
        assertThat(http.get("/subjects/odd%2Fname%20%C3%A9%25+1/versions").json())
                .isEqualTo(List.of(1));
    }

    @Test
    void answersTheQuestionsThatToolsAskFirst() {
        assertThat(http.get("/").json()).isEqualTo(Map.of());
        assertThat(http.get("").json()).isEqualTo(Map.of());
        assertThat(http.get("/schemas/types").json()).isEqualTo(List.of("AVRO"));
        assertThat(http.get("/mode").json()).isEqualTo(Map.of("mode", "READWRITE"));
        assertThat(http.get("/subjects").mediaType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rubbish | 400 | 400",
                "`` | 400 | 400",
                "[] | 400 | 400",
                "3 | 400 | 400",
                "{} | 422 | 42201",
                "{\"schema\":null} | 422 | 42201",
                "{\"schema\":{\"type\":\"string\"}} | 422 | 42201",
                "{\"schema\":\"\"} | 422 | 42201",
                "{\"schema\":\"rubbish\"} | 422 | 42201",
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\"}\"} | 422 | 42201",
                "{\"schema\":\"{\\\"type\\\":7}\"} | 422 | 42201",
                "{\"schema\":\"[[]]\"} | 422 | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"PROTOBUF\"} | 422 | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"a\"}]} | 422 | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"ruleSet\":{\"a\":1}} | 422 | 42201",
                "{\"schema\":\"\\\"string\\\"\",\"id\":7} | 422 | 42205",
            })
    void refusesBadBodies(String body, int status, int code) {
        assertError(http.post("/subjects/bad/versions", body), status, code);
        assertError(http.get("/subjects/bad/versions"), 404, 40401);
    }

    @Test
    void takesAvroByItsNameAndEmptyExtras() {
        assertThat(http.post(
                                "/subjects/named/versions",
                                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"AVRO\",\"references\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(http.post("/subjects/named/versions", "{\"schema\":\"\\\"string\\\"\",\"schemaType\":null}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/a/versions/0, 422, 42202",
        "/subjects/a/versions/-2, 422, 42202",
        "/subjects/a/versions/1e9, 422, 42202",
        "/subjects/a/versions/99999999999999999999, 422, 42202",
        "/subjects/none/versions/latest, 404, 40401",
        "/schemas/ids/999999, 404, 40403",
        "/schemas/ids/x, 404, 40403",
        "/schemas/ids/99999999999999999999, 404, 40403",
        "/nothing/here, 404, 404",
        "/subjects/a/b/c/d/e, 404, 404",
        "/actuator, 404, 404",
    })
    void refusesBadPaths(String path, int status, int code) {
        assertError(http.get(path), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"compatibility\":\"SOMEHOW\"}", "{\"compatibility\":[1]}", "x"})
    void refusesBadLevels(String body) {
        assertThat(http.put("/config", body).status()).isIn(400, 422);
        assertThat(http.put("/config/a", body).status()).isIn(400, 422);
    }

    @Test
    void refusesMethodsThatAPathDoesNotHave() {
        assertError(http.put("/subjects", "{}"), 405, 405);
        assertError(http.delete("/schemas/types"), 405, 405);
    }

    @Test
    void refusesSubjectsThatNoTopicCanHave() {
        assertError(http.postSchema("/subjects/a%00b/versions", TEXT), 422, 42208);
        assertError(http.postSchema("/subjects/%20/versions", TEXT), 422, 42208);
        assertError(http.postSchema("/subjects/" + "a".repeat(2000) + "/versions", TEXT), 422, 42208);
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        assertError(http.postSchema("/subjects/large/versions", "x".repeat(3_000_000)), 413, 413);
        assertError(http.post("/subjects/deep/versions", "[".repeat(100_000)), 400, 400);
        assertError(http.postSchema("/subjects/deep/versions", "[".repeat(100_000)), 422, 42201);
        assertError(
                http.postSchema(
                        "/subjects/deep/versions",
                        "{\"type\":\"array\",\"items\":".repeat(20_000) + TEXT + "}".repeat(20_000)),
                422,
                42201);
    }

    @Test
    void servesOthersWhileAClientDawdles() throws IOException {
        try (Socket slow =
                new Socket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
            slow.getOutputStream()
                    .write("POST /subjects/slow/versions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();

            assertThat(http.get("/subjects").status()).isEqualTo(200);
        }
    }

    private static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(answer.json())
                .asInstanceOf(MAP)
                .containsEntry("error_code", code)
                .containsKey("message");
    }

    private static String record(String name, String... fields) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + String.join(",", fields) + "]}";
    }
}
