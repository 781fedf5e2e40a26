package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EventType;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import io.millrace.windowing.WindowingProperties.Ledger;
import io.millrace.windowing.WindowingProperties.Queries;
import io.millrace.windowing.WindowingProperties.Sessions;
import io.millrace.windowing.WindowingProperties.Time;
import io.millrace.windowing.definition.EarlySettings;
import io.millrace.windowing.definition.FilterSettings;
import io.millrace.windowing.definition.MeasureSettings;
import io.millrace.windowing.definition.MeasureSettings.Kind;
import io.millrace.windowing.definition.MetricSettings;
import io.millrace.windowing.definition.Mistakes;
import io.millrace.windowing.definition.WindowSettings;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WindowingPropertiesTest {
    private static final String METRIC = "millrace.windowing.metrics[0].";

    @Test
    void hasDefaultsThatRunOutOfTheBox() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WindowingProperties(
                        List.of(),
                        new Sessions(true, Duration.ofMinutes(30), Duration.ofHours(24), 500),
                        new Time(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMinutes(1)),
                        new Queries(Duration.ofSeconds(5), 32),
                        new Ledger(Duration.ofMinutes(1))));
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## windowing-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(WindowingProperties.class));
    }

    @Test
    void shipsMetricsWithoutMistakes() {
        Mistakes mistakes = Mistakes.below("millrace.windowing");

        List<Metric> metrics = ShippedMetrics.settings().toMetrics(mistakes).all();

        assertThat(mistakes.after(List.of())).isEmpty();
        assertThat(metrics).extracting(Metric::name).contains("revenue-per-day", "product-views-per-minute");
        assertThat(metrics)
                .allSatisfy(metric -> assertThat(metric.description()).isNotBlank());
    }

    @Test
    void needsNoMoreOfAMetricThanItsNameWindowAndMeasures() {
        assertThat(bind(Map.of(
                                METRIC + "name", "events",
                                METRIC + "window.fixed", "1m",
                                METRIC + "measures[0].name", "events",
                                METRIC + "measures[0].kind", "count"))
                        .metrics())
                .containsExactly(new MetricSettings(
                        "events",
                        "",
                        FilterSettings.NONE,
                        Each.EVENT,
                        List.of(),
                        WindowSettings.ofSize(Duration.ofMinutes(1)),
                        List.of(MeasureSettings.count("events")),
                        Duration.ZERO,
                        Duration.ofHours(24),
                        Duration.ofDays(30),
                        new EarlySettings(null, null)));
    }

    @Test
    void readsEverySetting() {
        Map<String, String> settings = new HashMap<>();
        settings.put(METRIC + "name", "units-per-hour");
        settings.put(METRIC + "description", "What is sold");
        settings.put(METRIC + "filter.types", "order_completed,order_refunded");
        settings.put(METRIC + "filter.where.country", "France,Spain");
        settings.put(METRIC + "filter.where-not.bot", "true");
        settings.put(METRIC + "filter.amounts.revenue", ">= 10");
        settings.put(METRIC + "each", "product");
        settings.put(METRIC + "group", "device,campaign-name");
        settings.put(METRIC + "window.fixed", "1h");
        settings.put(METRIC + "measures[0].name", "units");
        settings.put(METRIC + "measures[0].kind", "ratio");
        settings.put(METRIC + "measures[0].filter.types", "order_completed");
        settings.put(METRIC + "measures[0].amount", "quantity");
        settings.put(METRIC + "measures[0].field", "product");
        settings.put(METRIC + "measures[0].of", "a");
        settings.put(METRIC + "measures[0].less", "b");
        settings.put(METRIC + "measures[0].to", "c");
        settings.put(METRIC + "measures[0].size", "3");
        settings.put(METRIC + "measures[0].capacity", "30");
        settings.put(METRIC + "measures[0].precision", "10");
        settings.put(METRIC + "out-of-orderness", "5s");
        settings.put(METRIC + "allowed-lateness", "48h");
        settings.put(METRIC + "keep", "60d");
        settings.put(METRIC + "early.every", "10s");
        settings.put(METRIC + "early.count", "100");
        settings.put("millrace.windowing.sessions.enabled", "false");
        settings.put("millrace.windowing.sessions.gap", "20m");
        settings.put("millrace.windowing.sessions.allowed-lateness", "48h");
        settings.put("millrace.windowing.sessions.most-items", "5");
        settings.put("millrace.windowing.time.marker-step", "1s");
        settings.put("millrace.windowing.time.early-panes", "2s");
        settings.put("millrace.windowing.time.silence", "3m");
        settings.put("millrace.windowing.queries.patience", "3s");
        settings.put("millrace.windowing.queries.most-streams", "2");
        settings.put("millrace.windowing.ledger.check-every", "10s");

        FilterSettings filter = new FilterSettings(
                List.of(EventType.ORDER_COMPLETED, EventType.ORDER_REFUNDED),
                Map.of(Field.COUNTRY, List.of("France", "Spain")),
                Map.of(Field.BOT, List.of("true")),
                Map.of(Amount.REVENUE, ">= 10"));
        FilterSettings orders = new FilterSettings(List.of(EventType.ORDER_COMPLETED), Map.of(), Map.of(), Map.of());
        assertThat(bind(settings))
                .isEqualTo(new WindowingProperties(
                        List.of(new MetricSettings(
                                "units-per-hour",
                                "What is sold",
                                filter,
                                Each.PRODUCT,
                                List.of(Field.DEVICE, Field.CAMPAIGN_NAME),
                                WindowSettings.ofSize(Duration.ofHours(1)),
                                List.of(new MeasureSettings(
                                        "units",
                                        Kind.RATIO,
                                        orders,
                                        Amount.QUANTITY,
                                        Field.PRODUCT,
                                        "a",
                                        "b",
                                        "c",
                                        3,
                                        30,
                                        10)),
                                Duration.ofSeconds(5),
                                Duration.ofHours(48),
                                Duration.ofDays(60),
                                new EarlySettings(Duration.ofSeconds(10), 100L))),
                        new Sessions(false, Duration.ofMinutes(20), Duration.ofHours(48), 5),
                        new Time(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(3)),
                        new Queries(Duration.ofSeconds(3), 2),
                        new Ledger(Duration.ofSeconds(10))));
    }

    @Test
    void knowsFiveKindsOfWindows() {
        assertThat(windowing(Map.of("fixed", "1m"))).isEqualTo(new FixedWindows(Duration.ofMinutes(1)));
        assertThat(windowing(Map.of("sliding.size", "5m", "sliding.step", "10s")))
                .isEqualTo(new SlidingWindows(Duration.ofMinutes(5), Duration.ofSeconds(10)));
        assertThat(windowing(Map.of("day", "Europe/Berlin"))).isEqualTo(new CalendarDays(ZoneId.of("Europe/Berlin")));
        assertThat(windowing(Map.of("session.gap", "30m")))
                .isEqualTo(new SessionWindows(Duration.ofMinutes(30), Duration.ofHours(24)));
        assertThat(windowing(Map.of("global", "true"))).isEqualTo(new GlobalWindow());
    }

    private static Windowing windowing(Map<String, String> window) {
        Map<String, String> settings = new HashMap<>(Map.of(
                METRIC + "name", "events",
                METRIC + "measures[0].name", "events",
                METRIC + "measures[0].kind", "count"));
        window.forEach((name, value) -> settings.put(METRIC + "window." + name, value));
        return bind(settings)
                .toMetrics(Mistakes.below("millrace.windowing"))
                .all()
                .get(0)
                .windowing();
    }

    private static WindowingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.windowing", WindowingProperties.class);
    }
}
