package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks themselves: ten mistakes that somebody may make in a template, a file or a value, and each must be found. */
@ExtendWith(HelmLibrary.class)
class SeededMistakesTest {
    private static final String WORKLOADS = "templates/workloads.yaml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1  | templates/_helpers.tpl      | runAsNonRoot: true          | runAsNonRoot: false          | may run as root",
                "2  | templates/workloads.yaml    | `maxUnavailable: 1\\n  unhealthy` | `maxUnavailabel: 1\\n  unhealthy` | maxUnavailabel",
                "3  | templates/workloads.yaml    | readinessProbe:             | readyProbe:                  | readyProbe",
                "4  | templates/workloads.yaml    | `livenessProbe:\\n            httpGet: {path: /actuator/health/liveness,` | `livenessProbe:\\n            httpGet: {path: /actuator/health/readiness,` | would be killed when the brokers are away",
                "5  | templates/workloads.yaml    | `targetPort: http}]\\n{{- if $stateful }}` | `targetPort: web}]\\n{{- if $stateful }}` | leads to a port that",
                "6  | templates/workloads.yaml    | `{{- if not $scaled }}`     | `{{- if true }}`             | has a fixed number and a scaler",
                "7  | files/topics.yaml           | `{name: clickstream.enriched.v1, partitioned: true, retention: 604800000` | `{name: clickstream.enriched.v1, partitioned: true, retention: 60480000` | KafkaTopic clickstream.enriched.v1",
                "8  | files/acls.yaml             | `names: [clickstream.enriched.v1, sessions.closed.v1], operations: [Describe, Read]` | `names: [clickstream.enriched.v1, sessions.closed.v1], operations: [All]` | docs/reference/acls.md does not list",
                "9  | files/alerts.yaml           | millrace_windowing_watermark_lag_seconds | millrace_windowing_lag_seconds | asks for a metric that no service has",
                "10 | templates/networkpolicies.yaml | `name: {{ include \"millrace.fullname\" . }}-default` | `name: {{ include \"millrace.fullname\" . }}-standard` | is reached by anybody",
            })
    void areFound(int number, String file, String text, String mistake, String complaint) {
        Chart chart = Chart.of("production", folder).replace(file, unescape(text), unescape(mistake));

        assertThat(new ChartChecks().complaints(chart.render()))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).isNotBlank())
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    @Test
    void inValuesAreRefusedByTheirSchema() {
        Chart chart = Chart.of(Map.of("services", Map.of("ingest-gateway", Map.of("replica", 3))), folder);

        assertThatThrownBy(chart::render).hasMessageContaining("replica");
    }

    @Test
    void ofATemplateThatDoesNotRenderAreFoundByTheLinter() {
        Chart chart = Chart.of("production", folder)
                .replace(WORKLOADS, "{{- if $service.enabled }}", "{{- if $service.enabled }");

        assertThat(chart.lint()).isNotEmpty();
    }

    @Test
    void areNotSeenWhereThereAreNone() {
        List<Manifest> manifests = Chart.of("production", folder).render();

        assertThat(new ChartChecks().complaints(manifests)).isEmpty();
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n");
    }
}
