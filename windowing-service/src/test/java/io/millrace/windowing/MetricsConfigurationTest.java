package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.windowing.definition.InvalidMetricsException;
import io.millrace.windowing.metric.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Definitions of metrics as somebody writes them down, and what is said of those that make no sense. */
class MetricsConfigurationTest {

    @Test
    void takesWhatMakesSense() {
        run("""
            millrace.windowing.metrics:
              - name: carts
                filter.types: [product_added, order_completed]
                group: [country, device]
                window.fixed: 1h
                measures:
                  - {name: added, kind: count, filter.types: product_added}
                  - {name: ordered, kind: count, filter.types: order_completed}
                  - {name: share, kind: ratio, of: ordered, to: added}
            """).run(context -> assertThat(context.getBean(Metrics.class).all()).hasSize(1));
    }

    @Test
    void saysAllThatIsWrongAndWhere() {
        run("""
            millrace.windowing.metrics:
              - name: Carts
                filter.types: [product_added, product_eaten]
                window.fixed: soon
                colour: red
                measures:
                  - {name: added, kind: cuont}
                  - {name: sold, kind: sum}
                  - {name: share, kind: ratio, of: ordered, to: added}
              - name: twice
                group: [country, planet]
                filter.amounts.revenue: lots
                window: {fixed: 1m, day: UTC}
                measures:
                  - {name: a, kind: count, amount: revenue}
              - name: twice
                window.fixed: 2d
                keep: 1d
            """)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(InvalidMetricsException.class)
                        .rootCause()
                        .message()
                        .contains(
                                "metrics.yaml:2: millrace.windowing.metrics[0].name: a metric needs a name",
                                "metrics.yaml:3: millrace.windowing.metrics[0].filter.types[1]: 'product_eaten'",
                                "product_viewed",
                                "metrics.yaml:4: millrace.windowing.metrics[0].window.fixed: 'soon' is not a"
                                        + " time like 10s",
                                "metrics.yaml:5: millrace.windowing.metrics[0].colour: there is no such" + " setting",
                                "metrics.yaml:7: millrace.windowing.metrics[0].measures[0].kind: 'cuont' is"
                                        + " not one of count, sum",
                                "metrics.yaml:8: millrace.windowing.metrics[0].measures[1].amount: a measure"
                                        + " of the kind sum needs",
                                "metrics.yaml:9: millrace.windowing.metrics[0].measures[2].of: the metric has"
                                        + " no measure 'ordered'",
                                "metrics.yaml:11: millrace.windowing.metrics[1].group[1]: 'planet'",
                                "metrics.yaml:12: millrace.windowing.metrics[1].filter.amounts.revenue: 'lots'"
                                        + " is no comparison",
                                "metrics.yaml:13: millrace.windowing.metrics[1].window: a metric needs one"
                                        + " kind of window",
                                "metrics.yaml:15: millrace.windowing.metrics[1].measures[0].amount: a measure"
                                        + " of the kind count",
                                "metrics.yaml:16: millrace.windowing.metrics[2].name: the name 'twice' is" + " taken",
                                "metrics.yaml:16: millrace.windowing.metrics[2].measures: a metric needs at"
                                        + " least one measure",
                                "metrics.yaml:18: millrace.windowing.metrics[2].keep: The metric 'twice' must"
                                        + " keep its windows"));
    }

    /** As somebody says who wants sessions alone; the shipped settings have metrics. */
    @Test
    void anEmptySettingReplacesAllMetricsOfOthers() {
        run("""
            millrace.windowing.metrics:
              - name: carts
                window.fixed: 1h
                measures: [{name: events, kind: count}]
            """)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("first", Map.of("millrace.windowing.metrics", ""))))
                .run(context -> assertThat(context.getBean(Metrics.class).all()).isEmpty());
    }

    @Test
    void refusesAMetricThatIsCalledLikeTheSessionsInTheLedger() {
        run("""
            millrace.windowing.metrics:
              - name: sessions
                window.fixed: 1h
                measures: [{name: events, kind: count}]
            """)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("the name 'sessions' is taken"));
    }

    private static ApplicationContextRunner run(String yaml) {
        return new ApplicationContextRunner()
                .withUserConfiguration(OnlyMetrics.class)
                .withInitializer(context -> load(yaml)
                        .forEach(source ->
                                context.getEnvironment().getPropertySources().addFirst(source)));
    }

    private static List<PropertySource<?>> load(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("metrics", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
                        @Override
                        public String getFilename() {
                            return "metrics.yaml";
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration
    @EnableConfigurationProperties(WindowingProperties.class)
    @Import(MetricsConfiguration.class)
    static class OnlyMetrics {}
}
