package io.millrace.quickstart.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BatchesTest {

    @Example
    void cutsAtTheNumberOfItems() {
        List<Batch<String>> batches = cut(List.of("a", "b", "c"), new Batch.Limits(2, 1_000));

        assertThat(batches).extracting(Batch::size).containsExactly(2, 1);
        assertThat(batches).extracting(Batch::last).containsExactly("b", "c");
        assertThat(text(batches.get(0))).isEqualTo("{\"v\":\"a\"}\n{\"v\":\"b\"}\n");
    }

    @Example
    void cutsAtTheNumberOfBytes() {
        int line = "{\"v\":\"a\"}\n".length();

        assertThat(cut(List.of("a", "b", "c"), new Batch.Limits(100, 2 * line)))
                .extracting(Batch::size)
                .containsExactly(2, 1);
        assertThat(cut(List.of("a", "b", "c"), new Batch.Limits(100, 2 * line - 1)))
                .extracting(Batch::size)
                .containsExactly(1, 1, 1);
    }

    @Example
    void sendsAnItemAloneThatIsLargerThanTheLimit() {
        assertThat(cut(List.of("a", "much too large", "c"), new Batch.Limits(100, 12)))
                .extracting(Batch::last)
                .containsExactly("a", "much too large", "c");
    }

    @Example
    void makesNoBatchOfNothing() {
        Batches<String> batches = batches(List.of(), new Batch.Limits(1, 1));

        assertThat(batches.hasNext()).isFalse();
        assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }

    @Property
    void losesAndRepeatsNothingAndWastesNoRequest(
            @ForAll List<@StringLength(max = 30) @AlphaChars String> items,
            @ForAll @IntRange(min = 1, max = 8) int mostItems,
            @ForAll @IntRange(min = 1, max = 150) int mostBytes) {
        Batch.Limits limits = new Batch.Limits(mostItems, mostBytes);

        List<Batch<String>> batches = cut(items, limits);

        assertThat(batches.stream().flatMap(batch -> text(batch).lines()))
                .containsExactlyElementsOf(
                        items.stream().map(item -> "{\"v\":\"" + item + "\"}").toList());
        assertThat(batches).allMatch(batch -> batch.size() == 1 || fits(batch.body().length, batch.size(), limits));
        for (int i = 1; i < batches.size(); i++) {
            Batch<String> before = batches.get(i - 1);
            int first = text(batches.get(i)).indexOf('\n') + 1;
            assertThat(fits(before.body().length + first, before.size() + 1, limits))
                    .isFalse();
        }
    }

    private static boolean fits(int bytes, int items, Batch.Limits limits) {
        return bytes <= limits.bytes() && items <= limits.items();
    }

    private static List<Batch<String>> cut(List<String> items, Batch.Limits limits) {
        List<Batch<String>> all = new ArrayList<>();
        batches(items, limits).forEachRemaining(all::add);
        return all;
    }

    private static Batches<String> batches(List<String> items, Batch.Limits limits) {
        return new Batches<>(
                items.iterator(),
                (json, item) -> {
                    json.writeStartObject();
                    json.writeStringProperty("v", item);
                    json.writeEndObject();
                },
                limits);
    }

    private static String text(Batch<?> batch) {
        return new String(batch.body(), UTF_8);
    }
}
