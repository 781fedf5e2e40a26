package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final Pattern PARENT =
            Pattern.compile("<artifactId>millrace</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void ofTheChartIsThatOfTheSuite() {
        Matcher parent =
                PARENT.matcher(RepositoryFiles.text(RepositoryFiles.root().resolve("chart-tests/pom.xml")));
        assertThat(parent.find()).isTrue();

        Map<String, Object> chart = RepositoryFiles.yaml(RepositoryFiles.chart().resolve("Chart.yaml"));

        assertThat(chart).containsEntry("version", parent.group(1)).containsEntry("appVersion", parent.group(1));
    }
}
