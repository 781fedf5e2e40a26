package io.millrace.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards and rules ask for metrics that exist; a name that does not is an empty graph, or an alarm that never sounds. */
class MetricNamesTest {
    private static final Pattern OURS = Pattern.compile("\\bmillrace_[a-z0-9_]+");
    private static final Pattern KIND = Pattern.compile("_(total|count|sum|max|bucket)$");

    @ParameterizedTest
    @ValueSource(strings = {"observability/prometheus/rules.yml", "observability/grafana/dashboards/millrace.json"})
    void everyMetricIsDocumented(String file) {
        Set<String> documented = documented();

        assertThat(named(file)).isNotEmpty().isSubsetOf(documented);
    }

    private static Set<String> named(String file) {
        return OURS.matcher(Project.text(file))
                .results()
                .map(name -> KIND.matcher(name.group()).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As Prometheus has them: with underscores, and ending in their unit. */
    private static Set<String> documented() {
        return ReferencePage.of("metrics.md").rows(2).stream()
                .map(row -> row.split(" \\| "))
                .map(row -> prometheusName(row[0], row[1]))
                .collect(Collectors.toSet());
    }

    private static String prometheusName(String name, String unit) {
        String underscored = name.replace('.', '_');
        Matcher withUnit = Pattern.compile("_" + unit + "$").matcher(underscored);
        return unit.equals("–") || withUnit.find() ? underscored : underscored + "_" + unit;
    }
}
