package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.clickstream.EventType;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import io.millrace.windowing.WindowingProperties.Filter;
import io.millrace.windowing.WindowingProperties.Kind;
import io.millrace.windowing.WindowingProperties.MeasureSettings;
import io.millrace.windowing.WindowingProperties.MetricSettings;
import io.millrace.windowing.WindowingProperties.Sessions;
import io.millrace.windowing.WindowingProperties.Time;
import io.millrace.windowing.WindowingProperties.Window;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Metric;
import java.time.Duration;
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
                        new Sessions(Duration.ofMinutes(30), Duration.ofHours(24), 500),
                        new Time(Duration.ofMillis(500), Duration.ofMillis(500))));
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## windowing-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(WindowingProperties.class));
    }

    @Test
    void shipsTwoMetrics() {
        assertThat(ShippedMetrics.metrics().all())
                .extracting(Metric::name)
                .containsExactly("revenue-per-day", "product-views-per-minute");
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
                        new Filter(List.of(), Map.of()),
                        List.of(),
                        new Window(Duration.ofMinutes(1)),
                        List.of(new MeasureSettings("events", Kind.COUNT, null)),
                        Duration.ZERO,
                        Duration.ofHours(24),
                        Duration.ofDays(30)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        Map.entry(METRIC + "name", "units-per-hour"),
                        Map.entry(METRIC + "filter.types", "order_completed,order_refunded"),
                        Map.entry(METRIC + "filter.where.country", "France"),
                        Map.entry(METRIC + "group", "device,campaign"),
                        Map.entry(METRIC + "window.fixed", "1h"),
                        Map.entry(METRIC + "measures[0].name", "units"),
                        Map.entry(METRIC + "measures[0].kind", "sum"),
                        Map.entry(METRIC + "measures[0].amount", "quantity"),
                        Map.entry(METRIC + "out-of-orderness", "5s"),
                        Map.entry(METRIC + "allowed-lateness", "48h"),
                        Map.entry(METRIC + "keep", "60d"),
                        Map.entry("millrace.windowing.sessions.gap", "20m"),
                        Map.entry("millrace.windowing.sessions.allowed-lateness", "48h"),
                        Map.entry("millrace.windowing.sessions.most-items", "5"),
                        Map.entry("millrace.windowing.time.marker-step", "1s"),
                        Map.entry("millrace.windowing.time.early-panes", "2s"))))
                .isEqualTo(new WindowingProperties(
                        List.of(new MetricSettings(
                                "units-per-hour",
                                new Filter(
                                        List.of(EventType.ORDER_COMPLETED, EventType.ORDER_REFUNDED),
                                        Map.of(Field.COUNTRY, "France")),
                                List.of(Field.DEVICE, Field.CAMPAIGN),
                                new Window(Duration.ofHours(1)),
                                List.of(new MeasureSettings("units", Kind.SUM, Amount.QUANTITY)),
                                Duration.ofSeconds(5),
                                Duration.ofHours(48),
                                Duration.ofDays(60))),
                        new Sessions(Duration.ofMinutes(20), Duration.ofHours(48), 5),
                        new Time(Duration.ofSeconds(1), Duration.ofSeconds(2))));
    }

    @Test
    void refusesAnotherMetricOfTheSameName() {
        WindowingProperties twice = new WindowingProperties(
                List.of(counting("events"), counting("events")),
                ShippedMetrics.settings().sessions(),
                ShippedMetrics.settings().time());

        assertThatThrownBy(twice::toMetrics).hasMessageContaining("'events' is taken");
    }

    @Test
    void refusesAMetricThatIsCalledLikeTheSessionsInTheLedger() {
        WindowingProperties settings = new WindowingProperties(
                List.of(counting("sessions")),
                ShippedMetrics.settings().sessions(),
                ShippedMetrics.settings().time());

        assertThatThrownBy(settings::toMetrics).hasMessageContaining("'sessions' is taken");
    }

    @Test
    void refusesASumOfNothing() {
        MeasureSettings sum = new MeasureSettings("units", Kind.SUM, null);

        assertThatThrownBy(sum::toMeasure).hasMessageContaining("set its amount");
    }

    @Test
    void refusesToForgetWindowsThatMayStillChange() {
        assertThatThrownBy(() -> counting("events", Duration.ofHours(24)).toMetric())
                .hasMessageContaining("at least PT24H1M");
    }

    private static MetricSettings counting(String name) {
        return counting(name, Duration.ofDays(2));
    }

    private static MetricSettings counting(String name, Duration keep) {
        return new MetricSettings(
                name,
                new Filter(List.of(), Map.of()),
                List.of(),
                new Window(Duration.ofMinutes(1)),
                List.of(new MeasureSettings("events", Kind.COUNT, null)),
                Duration.ZERO,
                Duration.ofHours(24),
                keep);
    }

    private static WindowingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.windowing", WindowingProperties.class);
    }
}
