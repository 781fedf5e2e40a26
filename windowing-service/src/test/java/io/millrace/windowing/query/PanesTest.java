package io.millrace.windowing.query;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.window.PaneOperator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PanesTest {
    private static final Metric METRIC = new Metric(
            "revenue",
            new EventFilter(Set.of(), Map.of()),
            List.of(Field.COUNTRY),
            new FixedWindows(Duration.ofMinutes(1)),
            List.of(new Measure.Sum("revenue", Amount.REVENUE), new Measure.Count("orders")),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofDays(1));

    private final List<KeyValueStore<String, WindowState>> tasks = List.of(store(), store());

    @Test
    void putsThePanesOfAllTasksInOrder() {
        know(0, 2, "France");
        know(1, 1, "Spain");
        know(0, 1, "France");

        assertThat(ask(10, null, null, null, null).panes())
                .extracting(pane -> pane.start() + " " + pane.group().get("country"))
                .containsExactly(minute(1) + " France", minute(1) + " Spain", minute(2) + " France");
    }

    @Test
    void writesMoneyAsTextAndCountsAsNumbers() {
        know(0, 0, "France");

        PaneView pane = ask(10, null, null, null, null).panes().get(0);

        assertThat(pane.values()).containsEntry("revenue", "1234.50");
        assertThat(pane.values().get("orders")).hasToString("7").isInstanceOf(Number.class);
        assertThat(pane.currency()).isEqualTo("GBP");
    }

    @Test
    void takesWindowsThatBeginBetweenFromAndTo() {
        for (int minute = 0; minute < 4; minute++) {
            know(0, minute, "France");
        }

        assertThat(ask(10, minute(1).toString(), minute(3).toString(), null, null)
                        .panes())
                .extracting(PaneView::start)
                .containsExactly(minute(1), minute(2));
        assertThat(ask(10, minute(3).toString(), minute(1).toString(), null, null)
                        .panes())
                .isEmpty();
    }

    @Test
    void selectsAGroupAndWhatHasNone() {
        know(0, 0, "France");
        know(0, 0, "Spain");
        know(1, 0, null);

        assertThat(ask(10, null, null, List.of("country:France"), null).panes())
                .extracting(pane -> pane.group().get("country"))
                .containsExactly("France");
        assertThat(ask(10, null, null, List.of("country:"), null).panes())
                .extracting(pane -> pane.group().get("country"))
                .containsExactly((String) null);
    }

    @Test
    void goesOnWhereAnAnswerEnded() {
        for (int minute = 0; minute < 7; minute++) {
            know(minute % 2, minute, "France");
        }

        List<Instant> starts = new ArrayList<>();
        @Nullable String next = null;
        do {
            PanesView answer = ask(3, null, null, null, next);
            assertThat(answer.panes()).hasSizeLessThanOrEqualTo(3);
            answer.panes().forEach(pane -> starts.add(pane.start()));
            next = answer.next();
        } while (next != null);

        assertThat(starts).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void leavesOutWhatNobodyHasBeenToldYet() {
        String key = PaneOperator.key("revenue", NOON, group("France"));
        tasks.get(0).put(key, new WindowState(List.of(), null, NOON));

        assertThat(ask(10, null, null, null, null).panes()).isEmpty();
    }

    private PanesView ask(
            int most, @Nullable String from, @Nullable String to, @Nullable List<String> group, @Nullable String next) {
        List<ReadOnlyKeyValueStore<String, WindowState>> stores = List.copyOf(tasks);
        return new Panes(most).find(PaneQuery.of(METRIC, from, to, group, next), stores);
    }

    private void know(int task, int minute, @Nullable String country) {
        Group group = group(country);
        WindowPane pane = new WindowPane(
                "revenue",
                group.values(),
                "GBP",
                minute(minute),
                minute(minute + 1),
                Timing.ON_TIME,
                0L,
                null,
                Confidence.COMPLETE,
                List.of(value("revenue", "1234.5"), value("orders", "7")),
                List.of(),
                List.of());
        String key = PaneOperator.key("revenue", minute(minute), group);
        tasks.get(task).put(key, new WindowState(List.of(), pane, NOON));
    }

    private static Group group(@Nullable String country) {
        return new Group(List.of(new GroupValue("country", country)), "GBP");
    }

    private static Measurement value(String name, String value) {
        return new Measurement(name, new BigDecimal(value).setScale(6));
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static KeyValueStore<String, WindowState> store() {
        KeyValueStore<String, WindowState> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("windows"),
                        Serdes.String(),
                        AvroSerdes.against(new InMemorySchemaRegistry()).of(WindowState.class))
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
