package io.millrace.platform.registry;

import static io.millrace.platform.registry.RunningRegistry.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registry does not take, whoever sends it and however large; and that it goes on meanwhile. */
class RegistryRefusalsIT {
    private static final String TEXT = "\"string\"";

    @RegisterExtension
    static final RunningRegistry REGISTRY = new RunningRegistry();

    private final Http http = REGISTRY.http();

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
                new Socket(InetAddress.getLoopbackAddress(), REGISTRY.url().getPort())) {
            slow.getOutputStream()
                    .write("POST /subjects/slow/versions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();

            assertThat(http.get("/subjects").status()).isEqualTo(200);
        }
    }
}
