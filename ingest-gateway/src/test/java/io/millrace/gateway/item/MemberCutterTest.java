package io.millrace.gateway.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberCutterTest {

    @Test
    void findsEachMember() throws RefusedException {
        String body =
                "\uFEFF { \"batch\" : [ {\"a\":\"}\"}, 2 ] ,\"sentAt\":\"x\\\"\", \"n\\u0061me\" : 1 , \"none\":null}\n";

        Map<String, Item> members = cut(body);

        assertThat(members.keySet()).containsExactly("batch", "sentAt", "name", "none");
        assertThat(text(body, member(members, "batch"))).isEqualTo("[ {\"a\":\"}\"}, 2 ]");
        assertThat(member(members, "batch").depth()).isEqualTo(2);
        assertThat(text(body, member(members, "sentAt"))).isEqualTo("\"x\\\"\"");
        assertThat(member(members, "sentAt").depth()).isZero();
        assertThat(text(body, member(members, "none"))).isEqualTo("null");
    }

    @Test
    void findsNothingInAnEmptyObject() throws RefusedException {
        assertThat(cut("{ }")).isEmpty();
    }

    @Test
    void takesTheLastMemberOfAName() throws RefusedException {
        assertThat(text("{\"a\":1,\"a\":2}", member(cut("{\"a\":1,\"a\":2}"), "a")))
                .isEqualTo("2");
    }

    @Test
    void passesOverWhatIsWrongWithinAMember() throws RefusedException {
        assertThat(cut("{\"batch\":[{bad},{\"x\"}],\"sentAt\":1}").keySet()).containsExactly("batch", "sentAt");
    }

    @Test
    void takesWhatDoesNotCloseUpToTheEnd() throws RefusedException {
        String body = "{\"a\":1,\"batch\":[{\"b\":2},{\"c\":";

        Item batch = member(cut(body), "batch");

        assertThat(batch.brokenOff()).isTrue();
        assertThat(text(body, batch)).isEqualTo("[{\"b\":2},{\"c\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[{}]", "\"a\"", "nothing"})
    void refusesWhatIsNoObject(String body) {
        assertThat(refusal(body)).isEqualTo(Reason.NOT_AN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1",
                "{\"a\":1]",
                "{\"a\":1,}",
                "{\"\\x\":1}",
                "{\"a"
            })
    void refusesWhatStopsMakingSenseBetweenMembers(String body) {
        assertThat(refusal(body)).isEqualTo(Reason.MALFORMED_JSON);
    }

    private static Item member(Map<String, Item> members, String name) {
        return requireNonNull(members.get(name));
    }

    private static Reason refusal(String body) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> cut(body));
        return refusal.reason();
    }

    private static Map<String, Item> cut(String body) throws RefusedException {
        return MemberCutter.cut(body.getBytes(UTF_8));
    }

    private static String text(String body, Item item) {
        return new String(body.getBytes(UTF_8), item.offset(), item.length(), UTF_8);
    }
}
