package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import io.millrace.streams.testkit.BrokerExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits that are published, as they stand: the last that is taken of each, and the first that is not. */
class PublishedLimitsIT {
    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = KILOBYTE * KILOBYTE;

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void startGateway() {
        gateway = RunningGateway.start(BROKER.bootstrapServers(), folder, "--millrace.gateway.ack-deadline=10s");
        await().atMost(Duration.ofSeconds(60)).until(gateway::isReady);
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"32768, 1, ''", "32769, 0, event-too-large"})
    void anEventMayHave32Kilobytes(int size, int accepted, String code) {
        assertAnswer(events(event(size, "{\"x\":\"%s\"}")), accepted, code);
    }

    @ParameterizedTest
    @CsvSource({"524288, 1, ''", "524289, 0, event-too-large"})
    void anEventWithProductsMayHave512Kilobytes(int size, int accepted, String code) {
        assertAnswer(events(event(size, "{\"products\":[],\"x\":\"%s\"}")), accepted, code);
    }

    @ParameterizedTest
    @CsvSource({"1048576, 200", "1048577, 413"})
    void aRequestMayHaveAMegabyte(int size, int status) {
        assertThat(events(batch(size)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"512000, 200", "512001, 413"})
    void aRequestOfSegmentsLibrariesMayHave500Kilobytes(int size, int status) {
        String frame = "{\"batch\":%s}";
        String body = frame.formatted(batch(size - frame.length() + 2));

        assertThat(body).hasSize(size);
        assertThat(gateway.send("POST", "/v1/batch", body, "X-Write-Key", "k1").statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2500, 2500, ''", "2501, 2500, too-many-events"})
    void aRequestMayHave2500Events(int events, int accepted, String code) {
        String body = IntStream.range(0, events)
                .mapToObj(i -> "{\"type\":\"page\",\"userId\":\"u\"}")
                .collect(Collectors.joining(",", "[", "]"));

        assertAnswer(events(body), accepted, code);
    }

    @ParameterizedTest
    @CsvSource({"30, 1, ''", "31, 0, nested-too-deep"})
    void objectsAndArraysMayLie32Deep(int arrays, int accepted, String code) {
        String properties = "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";

        assertAnswer(events(neighbour(properties)), accepted + 1, code);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, ''", "1001, 0, too-many-keys"})
    void anObjectMayHave1000Keys(int keys, int accepted, String code) {
        String properties =
                IntStream.range(0, keys).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertAnswer(events(neighbour(properties)), accepted + 1, code);
    }

    @ParameterizedTest
    @CsvSource({"256, 1, ''", "257, 0, invalid-id"})
    void anIdMayHave256Characters(int length, int accepted, String code) {
        assertAnswer(events("{\"type\":\"page\",\"userId\":\"" + "x".repeat(length) + "\"}"), accepted, code);
    }

    @ParameterizedTest
    @CsvSource({"200, 1, ''", "201, 0, invalid-name"})
    void aNameMayHave200Characters(int length, int accepted, String code) {
        assertAnswer(
                events("{\"type\":\"page\",\"userId\":\"u\",\"name\":\"" + "x".repeat(length) + "\"}"), accepted, code);
    }

    @ParameterizedTest
    @CsvSource({"15000, 200", "17000, 431"})
    void headersMayHave16Kilobytes(int size, int status) {
        assertThat(events("{\"type\":\"page\",\"userId\":\"u\"}", "X-Much", "x".repeat(size))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd"})
    void aPackedRequestMayHave4MegabytesOnceItIsUnpackedAndMayGrowAHundredfold(String coding) throws IOException {
        byte[] most = pack(coding, noise(4 * MEGABYTE));
        byte[] tooLarge = pack(coding, noise(4 * MEGABYTE + 1));
        byte[] tooDense = pack(coding, batch(2 * MEGABYTE).getBytes(UTF_8));

        assertThat(packed(most, coding)).isEqualTo(200);
        assertThat(packed(tooLarge, coding)).isEqualTo(413);
        assertThat(tooDense.length).isLessThan(2 * MEGABYTE / 100);
        assertThat(packed(tooDense, coding)).isEqualTo(413);
    }

    /** Lines of single events that hardly get smaller, so that the ratio is no matter. */
    private static byte[] noise(int size) {
        StringBuilder lines = new StringBuilder(size);
        Random random = new Random(1);
        while (lines.length() < size - 20_000) {
            String noise =
                    random.ints(5000, 'a', 'c').mapToObj(Character::toString).collect(Collectors.joining());
            lines.append("{\"type\":\"page\",\"userId\":\"u\",\"name\":\"n\",\"properties\":{\"x\":\"")
                    .append(noise)
                    .append("\"}}\n");
        }
        return lines.append(" ".repeat(size - lines.length())).toString().getBytes(UTF_8);
    }

    private static byte[] pack(String coding, byte[] plain) throws IOException {
        if (coding.equals("zstd")) {
            return Zstd.compress(plain);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing =
                coding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            packing.write(plain);
        }
        return packed.toByteArray();
    }

    private static int packed(byte[] body, String coding) {
        return gateway.sendBytes("/v1/events", body, "X-Write-Key", "k1", "Content-Encoding", coding)
                .statusCode();
    }

    /** An array of one event and blanks. */
    private static String batch(int size) {
        String event = "[{\"type\":\"page\",\"userId\":\"u\"}";
        return event + " ".repeat(size - event.length() - 1) + "]";
    }

    private static String event(int size, String properties) {
        String event = "{\"type\":\"page\",\"userId\":\"u\",\"properties\":" + properties + "}";
        return event.formatted("x".repeat(size - event.length() + 2));
    }

    /** An event, and another that is good, so that it is not the body that is judged. */
    private static String neighbour(String properties) {
        return "[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\",\"userId\":\"u\",\"properties\":" + properties
                + "}]";
    }

    private static HttpResponse<String> events(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "X-Write-Key";
        all[1] = "k1";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return gateway.postEvents(body, all);
    }

    private static void assertAnswer(HttpResponse<String> answer, int accepted, String code) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"accepted\":" + accepted + ",");
        assertThat(answer.body()).contains(code.isEmpty() ? "\"rejected\":[]" : "\"code\":\"" + code + "\"");
    }
}
