package io.millrace.gateway.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemCutterTest {

    @Test
    void findsASingleObjectWhateverItsLayout() {
        assertThat(cut("{\n \"a\": [\n{\"b\": 1}]\n}\n")).containsExactly("{\n \"a\": [\n{\"b\": 1}]\n}");
    }

    @Test
    void findsTheElementsOfAnArray() {
        assertThat(cut(" [ {\"a\":1} , 2,\"x\" ,[3] ] ")).containsExactly("{\"a\":1}", "2", "\"x\"", "[3]");
    }

    @Test
    void findsValuesAfterEachOther() {
        assertThat(cut("{\"a\":1}{\"b\":2}\n{\n\"c\":3}")).containsExactly("{\"a\":1}", "{\"b\":2}", "{\n\"c\":3}");
    }

    @Test
    void findsTheElementsOfArraysAfterEachOther() {
        assertThat(cut("[1,2]\n[3]")).containsExactly("1", "2", "3");
    }

    @Test
    void seesNoBracketsWithinStrings() {
        assertThat(cut("[{\"a\":\"}],\\\"{\"},2]")).containsExactly("{\"a\":\"}],\\\"{\"}", "2");
    }

    @Test
    void findsNothingInBlanksAndEmptyArrays() {
        assertThat(cut("")).isEmpty();
        assertThat(cut(" \r\n\t")).isEmpty();
        assertThat(cut("[ ]")).isEmpty();
    }

    @Test
    void overlooksAByteOrderMark() {
        assertThat(cut("\uFEFF{\"a\":1}")).containsExactly("{\"a\":1}");
    }

    @Test
    void letsABadElementStandAlone() {
        assertThat(cut("[{\"a\":1},{bad},{\"c\":3}]")).containsExactly("{\"a\":1}", "{bad}", "{\"c\":3}");
    }

    @Test
    void makesOneItemOfTheRestOfAnArrayThatBreaksOff() {
        assertThat(cut("[{\"a\":1},{\"b\":2,{\"c\":3}]")).containsExactly("{\"a\":1}", "{\"b\":2,{\"c\":3}]");
        assertThat(cut("[{\"a\":1} {\"b\":2}]")).containsExactly("{\"a\":1}", "{\"b\":2}]");
        assertThat(cut("[{\"a\":1},]")).containsExactly("{\"a\":1}", "]");
        assertThat(cut("[{\"a\":1},")).containsExactly("{\"a\":1}", "");
        assertThat(cut("[{\"a\":1}")).containsExactly("{\"a\":1}", "");
    }

    @Test
    void letsEachLineStandAloneWhenOneDoesNotClose() {
        assertThat(cut("{\"a\":1}\n{\"b\":\n{\"c\":\"x}\n{\"d\":4}"))
                .containsExactly("{\"a\":1}", "{\"b\":", "{\"c\":\"x}", "{\"d\":4}");
    }

    @Test
    void endsAStringWithItsLine() {
        assertThat(cut("{\"a\":\"x}\n{\"b\":1}\n{\"c\":\"}")).containsExactly("{\"a\":\"x}", "{\"b\":1}", "{\"c\":\"}");
    }

    @Test
    void doesNotCutAnArrayByLines() {
        assertThat(cut("[{\"a\":1},\n{\"b\":")).containsExactly("{\"a\":1}", "{\"b\":");
    }

    @Test
    void letsEachLineStandAloneWhenTheSenderSaysSo() {
        assertThat(cutLines("{\"a\":\n{\"b\":2}\n}\r\n\n{\"c\":3}"))
                .containsExactly("{\"a\":", "{\"b\":2}", "}\r", "{\"c\":3}");
    }

    @Test
    void marksWhatBreaksOff() {
        List<Item> items = ItemCutter.cut("[1,{".getBytes(UTF_8), false, 10);

        assertThat(items).extracting(Item::brokenOff).containsExactly(false, true);
    }

    @Test
    void countsHowDeepAnItemIs() {
        List<Item> items = ItemCutter.cut("[1,{},{\"a\":[{}]}]".getBytes(UTF_8), false, 10);

        assertThat(items).extracting(Item::depth).containsExactly(0, 1, 3);
    }

    @Test
    void makesOneItemOfAllThatAreTooMany() {
        byte[] array = "[1,2,3,4,5]".getBytes(UTF_8);
        byte[] lines = "1\n2\n3\n4\n5".getBytes(UTF_8);

        assertThat(text(array, ItemCutter.cut(array, false, 2))).containsExactly("1", "2", "3,4,5]");
        assertThat(text(lines, ItemCutter.cut(lines, true, 2))).containsExactly("1", "2", "3\n4\n5");
    }

    private static List<String> cut(String body) {
        return text(body.getBytes(UTF_8), ItemCutter.cut(body.getBytes(UTF_8), false, 100));
    }

    private static List<String> cutLines(String body) {
        return text(body.getBytes(UTF_8), ItemCutter.cut(body.getBytes(UTF_8), true, 100));
    }

    private static List<String> text(byte[] body, List<Item> items) {
        return items.stream()
                .map(item -> new String(body, item.offset(), item.length(), UTF_8))
                .toList();
    }
}
