package io.millrace.windowing.query;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Sum;
import io.millrace.windowing.window.PaneOperator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class PanesTest {
    private static final Metric METRIC = new Metric(
            "revenue",
            "",
            EventFilter.ALL,
            Each.EVENT,
            List.of(Field.COUNTRY),
            new FixedWindows(Duration.ofMinutes(1)),
            List.of(new Sum("revenue", Amount.REVENUE), new Count("orders")),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofDays(1),
            EarlyPanes.NONE);

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

    @Test
    void givesTheNewestWindowAndItsGreatest() {
        know(0, 1, "France");
        know(1, 2, "Spain", "10");
        know(0, 2, "France", "30");
        know(0, 2, "Italy", "20");

        PanesView latest = ask(Map.of("latest", "true"));
        PanesView top = ask(Map.of("top", "revenue", "limit", "2"));
        PanesView before = ask(Map.of("top", "orders", "to", minute(2).toString()));

        assertThat(latest.panes())
                .extracting(PaneView::start)
                .containsOnly(minute(2))
                .hasSize(3);
        assertThat(top.panes()).extracting(pane -> pane.group().get("country")).containsExactly("France", "Italy");
        assertThat(before.panes()).extracting(PaneView::start).containsExactly(minute(1));
    }

    /** Values whose names begin alike stand side by side in a window. */
    @Test
    void looksAGroupUpAmongManyOthers() {
        for (int minute = 0; minute < 5; minute++) {
            for (String country : List.of("A", "Fra", "France", "Frances", "Z")) {
                know(minute % 2, minute, country);
            }
        }
        know(0, 6, "Fra");

        List<Instant> starts = new ArrayList<>();
        @Nullable String next = null;
        do {
            PanesView answer = ask(2, minute(1).toString(), null, List.of("country:France"), next);
            answer.panes().forEach(pane -> assertThat(pane.group()).containsEntry("country", "France"));
            answer.panes().forEach(pane -> starts.add(pane.start()));
            next = answer.next();
        } while (next != null);

        assertThat(starts).containsExactly(minute(1), minute(2), minute(3), minute(4));
        assertThat(ask(Map.of("latest", "true", "group", "country:France")).panes())
                .extracting(PaneView::start)
                .containsExactly(minute(4));
        assertThat(ask(Map.of("latest", "true", "group", "country:Spain")).panes())
                .isEmpty();
    }

    @Test
    void putsTheAnswersOfInstancesTogether() {
        know(0, 1, "France");
        know(0, 2, "France");
        know(1, 1, "Spain");
        know(1, 3, "Spain");
        PaneQuery firstThree = query(Map.of("limit", "3"));
        PaneQuery newest = query(Map.of("latest", "true"));

        PanesView inOrder = Answers.together(firstThree, each(firstThree), true);
        PanesView latest = Answers.together(newest, each(newest), false);

        assertThat(inOrder.panes()).extracting(PaneView::start).containsExactly(minute(1), minute(1), minute(2));
        assertThat(inOrder.next()).isNotNull();
        assertThat(inOrder.stale()).isTrue();
        assertThat(latest.panes()).extracting(PaneView::start).containsExactly(minute(3));
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (Map<String, String> question : List.of(
                Map.of("limit", "0"),
                Map.of("limit", "many"),
                Map.of("latest", "perhaps"),
                Map.of("top", "visits"),
                Map.of("top", "orders", "next", "x"))) {
            assertThatThrownBy(() -> query(question)).isInstanceOf(InvalidQueryException.class);
        }
    }

    private List<PanesView> each(PaneQuery query) {
        return tasks.stream()
                .map(task -> Panes.find(query, List.<ReadOnlyKeyValueStore<String, WindowState>>of(task)))
                .toList();
    }

    private static PaneQuery query(Map<String, String> parameters) {
        return PaneQuery.of(METRIC, MultiValueMap.fromSingleValue(parameters));
    }

    private PanesView ask(Map<String, String> parameters) {
        return Panes.find(query(parameters), List.copyOf(tasks));
    }

    private PanesView ask(
            int limit,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> group,
            @Nullable String next) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("limit", Integer.toString(limit));
        addIfKnown(parameters, "from", from);
        addIfKnown(parameters, "to", to);
        addIfKnown(parameters, "next", next);
        if (group != null) {
            parameters.addAll("group", group);
        }
        return Panes.find(PaneQuery.of(METRIC, parameters), List.copyOf(tasks));
    }

    private static void addIfKnown(MultiValueMap<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }

    private void know(int task, int minute, @Nullable String country) {
        know(task, minute, country, "1234.5");
    }

    private void know(int task, int minute, @Nullable String country, String revenue) {
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
                7L,
                null,
                List.of(value("revenue", revenue), value("orders", "7")),
                List.of(),
                List.of());
        String key = PaneOperator.key("revenue", minute(minute), group);
        tasks.get(task).put(key, new WindowState(List.of(), pane, NOON));
    }

    private static Group group(@Nullable String country) {
        return new Group(List.of(new GroupValue("country", country)), "GBP");
    }

    private static Measurement value(String name, String value) {
        return new Measurement(name, new BigDecimal(value).setScale(6), List.of(), null);
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
