package io.millrace.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.publishing.RecordingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent gets an answer that adds up. */
class IntakePropertyTest {
    private static final Origin LINES = Origin.of(Protocol.EVENTS, "shop", "live", "application/x-ndjson", null, null);
    private static final Origin ANYTHING = Origin.of(Protocol.EVENTS, "shop", "live", null, null, null);
    private static final Origin IMPORT = Origin.of(Protocol.EVENTS, "shop", "import-1", "text/plain", null, null);

    @Property(tries = 300)
    void answersAnyBytes(@ForAll byte[] body) {
        assertThatTheAnswerAddsUp(body);
    }

    @Property(tries = 300)
    void answersAnythingThatLooksLikeJson(@ForAll("almostJson") String body) {
        assertThatTheAnswerAddsUp(body.getBytes(UTF_8));
    }

    @Property(tries = 300)
    void answersAnyJson(@ForAll("json") String body) {
        assertThatTheAnswerAddsUp(body.getBytes(UTF_8));
    }

    @Property(tries = 300)
    void answersAnyEventForEachOfItsItems(@ForAll("events") List<String> events) {
        byte[] body = ("[" + String.join(",", events) + "]").getBytes(UTF_8);

        Outcome outcome = assertThatTheAnswerAddsUp(body);

        assertThat(
                        outcome.bodyRefusal().isPresent()
                                ? 0
                                : outcome.accepted() + outcome.rejections().size())
                .isEqualTo(events.size());
    }

    @Property(tries = 300)
    void cutsJsonWhereAParserWould(@ForAll("json") String element, @ForAll("json") String other) {
        byte[] array = ("[" + element + " ,\n" + other + "]").getBytes(UTF_8);
        JsonNode parsed = JsonMapper.shared().readTree(array);

        List<JsonNode> cut = new ArrayList<>();
        for (Item item : ItemCutter.cut(array, false, 10)) {
            cut.add(JsonMapper.shared().readTree(array, item.offset(), item.length()));
        }

        assertThat(cut).containsExactly(parsed.get(0), parsed.get(1));
    }

    private static Outcome assertThatTheAnswerAddsUp(byte[] body) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Origin origin : List.of(ANYTHING, LINES, IMPORT)) {
            TestIntake test = new TestIntake();
            RecordingLog log = new RecordingLog();

            Outcome outcome = test.intake(log).take(body, origin).join();

            assertThat(test.accepted).hasSize(outcome.accepted());
            assertThat(log.records())
                    .hasSize(outcome.accepted() + outcome.rejections().size());
            if (outcome.bodyRefusal().isPresent()) {
                assertThat(outcome.accepted()).isZero();
                assertThat(outcome.rejections()).hasSize(1);
            }
            assertThat(test.inFlight.size()).isZero();
            outcomes.add(outcome);
        }
        return outcomes.get(0);
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "\\",
                        "\n",
                        " ",
                        "1",
                        "-",
                        "1e99999",
                        "tru",
                        "null",
                        "\"a\"",
                        "\"type\":\"track\"",
                        "\"event\":\"x\"",
                        "\"userId\":\"u\"",
                        "\u0000",
                        "é",
                        "\uD83D\uDE00",
                        "\uD800")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> json() {
        return value(3);
    }

    @Provide
    Arbitrary<List<String>> events() {
        Arbitrary<String> field = Combinators.combine(
                        Arbitraries.of(
                                "type",
                                "event",
                                "messageId",
                                "anonymousId",
                                "userId",
                                "previousId",
                                "timestamp",
                                "sentAt",
                                "properties",
                                "context",
                                "traits",
                                "products",
                                "price",
                                "revenue",
                                "currency",
                                "query",
                                "page"),
                        Arbitraries.oneOf(
                                value(3),
                                Arbitraries.of(
                                        "\"track\"",
                                        "\"identify\"",
                                        "\"alias\"",
                                        "\"Order Completed\"",
                                        "\"Order Refunded\"",
                                        "\"Product Viewed\"",
                                        "\"2026-01-31T12:00:00Z\"",
                                        "1769860800123")))
                .as((name, value) -> "\"" + name + "\":" + value);
        return field.list()
                .ofMaxSize(6)
                .map(fields -> fields.stream().collect(Collectors.joining(",", "{", "}")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> text = Arbitraries.strings()
                .ofMaxLength(12)
                .map(string -> JsonMapper.shared().writeValueAsString(string));
        Arbitrary<String> scalar = Arbitraries.oneOf(
                text,
                Arbitraries.of(
                        "true", "false", "null", "0", "-1", "1e400", "123456789012345678901234567890", "\"12.50\""),
                Arbitraries.bigDecimals().map(String::valueOf));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> nested = value(depth - 1);
        Arbitrary<String> array = nested.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
        Arbitrary<String> name = Arbitraries.oneOf(
                text, Arbitraries.of("\"products\"", "\"price\"", "\"quantity\"", "\"page\"", "\"url\"", "\"total\""));
        Arbitrary<String> object = Combinators.combine(name, nested)
                .as((key, value) -> key + ":" + value)
                .list()
                .ofMaxSize(3)
                .map(fields -> "{" + String.join(",", fields) + "}");
        return Arbitraries.oneOf(scalar, array, object);
    }
}
