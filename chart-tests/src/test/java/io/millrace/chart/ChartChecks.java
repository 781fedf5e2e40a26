package io.millrace.chart;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is looked at in what the chart makes. */
final class ChartChecks {
    private final ManifestSchemas schemas = new ManifestSchemas();

    /** What is wrong, empty when nothing is. */
    List<String> complaints(List<Manifest> manifests) {
        return Stream.of(
                        manifests.stream().flatMap(manifest -> schemas.complaints(manifest).stream()),
                        manifests.stream().flatMap(manifest -> PodPolicy.complaints(manifest).stream()),
                        SuitePolicy.complaints(manifests).stream(),
                        ReferencePolicy.complaints(manifests).stream())
                .flatMap(complaints -> complaints)
                .toList();
    }
}
