package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HelmLibrary.class)
class ExamplesTest {
    @TempDir
    private Path folder;

    static List<String> examples() {
        return RepositoryFiles.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void pleasesTheStrictLinter(String example) {
        assertThat(Chart.of(example, folder).lint()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void makesNothingThatASchemaOrAPolicyFindsFaultWith(String example) {
        Chart chart = Chart.of(example, folder);

        for (String kubernetes : Chart.KUBERNETES) {
            List<Manifest> manifests = chart.render(kubernetes);
            assertThat(manifests).hasSizeGreaterThan(30);
            assertThat(new ChartChecks().complaints(manifests)).isEmpty();
        }
    }
}
