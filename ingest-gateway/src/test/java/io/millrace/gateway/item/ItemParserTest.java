package io.millrace.gateway.item;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ItemParserTest {
    private final ItemParser parser = new ItemParser(3);

    @Test
    void keepsNumbersAsTheyWereWritten() throws RefusedException {
        String written = "{\"a\":0.10,\"b\":12345678901234567890.123456789,\"c\":1E+400,\"d\":100}";

        ObjectNode object = parse(written);

        assertThat(object.toString()).isEqualTo(written);
    }

    @Test
    void takesTheLastOfTwoEqualKeys() throws RefusedException {
        assertThat(parse("{\"a\":1,\"a\":2}").path("a").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":tru}", "{\"a\":1", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\u0001\"}", "x"})
    void refusesWhatIsNoJson(String text) {
        assertThat(refusal(text.getBytes(UTF_8))).isEqualTo(Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E080AF", "F08080AF", "EDA080", "EDA080EDB080", "F4908080", "FF", "80", "E282"})
    void refusesCharactersThatAreNotWrittenInTheirOneWay(String hex) {
        byte[] character = HexFormat.of().parseHex(hex);
        byte[] body = ByteBuffer.allocate(character.length + 10)
                .put("{\"a\":\"é".getBytes(UTF_8))
                .put(character)
                .put("\"}".getBytes(UTF_8))
                .array();

        assertThat(refusal(body)).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void takesCharactersOfEveryLength() throws RefusedException {
        assertThat(parse("{\"a\":\"é€😀\"}").path("a").stringValue()).isEqualTo("é€😀");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThat(refusal(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                .isEqualTo(Reason.MALFORMED_JSON);
        assertThat(refusal("{\"a\":1}".getBytes(UTF_16LE))).isEqualTo(Reason.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "[1]", "null", "true"})
    void refusesWhatIsNoObject(String text) {
        byte[] body = text.getBytes(UTF_8);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> parser.parse(body, new Item(0, body.length, 1, false)))
                .extracting(RefusedException::reason)
                .isEqualTo(Reason.NOT_AN_OBJECT);
    }

    @Test
    void takesObjectsUpToTheDepthThatIsAllowed() throws RefusedException {
        assertThat(parse("{\"a\":{\"b\":[1]}}")).isNotNull();
        assertThat(refusal("{\"a\":{\"b\":[[1]]}}".getBytes(UTF_8))).isEqualTo(Reason.NESTED_TOO_DEEP);
    }

    @Test
    void takesObjectsWithAsManyKeysAsAreAllowed() throws RefusedException {
        ItemParser narrow = new ItemParser(8, 20);

        assertThat(narrow.parse(keys(20).getBytes(UTF_8), all(keys(20))).size()).isEqualTo(20);
        for (String wide : List.of(keys(21), "{\"a\":[0,{\"b\":" + keys(21) + "}]}")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> narrow.parse(wide.getBytes(UTF_8), all(wide)))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_KEYS));
        }
    }

    private static String keys(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "\"" + (char) ('a' + i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Item all(String text) {
        return new Item(0, text.length(), 4, false);
    }

    @Test
    void readsNothingAroundTheItem() throws RefusedException {
        byte[] body = "[{\"a\":1},x".getBytes(UTF_8);

        ObjectNode object = parser.parse(body, new Item(1, 7, 1, false));

        assertThat(object.toString()).isEqualTo("{\"a\":1}");
    }

    private ObjectNode parse(String text) throws RefusedException {
        byte[] body = text.getBytes(UTF_8);
        List<Item> items = ItemCutter.cut(body, true, 10);
        assertThat(items).hasSize(1);
        return parser.parse(body, items.get(0));
    }

    private Reason refusal(byte[] body) {
        Item first = ItemCutter.cut(body, true, 10).get(0);
        try {
            throw new AssertionError("Took " + parser.parse(body, first));
        } catch (RefusedException e) {
            return e.reason();
        }
    }
}
