package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an installation may say, and what it is told when it cannot be. */
@ExtendWith(HelmLibrary.class)
class ValuesTest {
    private static final Map<String, Object> BROKERS = Map.of("bootstrapServers", "kafka:9093");
    private static final Map<String, Object> REGISTRY = Map.of("url", "http://registry:8081");

    @TempDir
    private Path folder;

    @Test
    void mustSayWhereTheBrokersAre() {
        assertRefused(Map.of("registry", REGISTRY), "kafka.bootstrapServers is empty");
    }

    @Test
    void mustSayWhereTheRegistryIs() {
        assertRefused(Map.of("kafka", BROKERS), "registry.url is empty");
    }

    @Test
    void mayNotScaleATopologyBeyondItsPartitions() {
        Map<String, Object> scaling = Map.of("autoscaling", Map.of("type", "keda", "maxReplicas", 13));

        assertRefused(
                Map.of("kafka", BROKERS, "registry", REGISTRY, "services", Map.of("fraud-service", scaling)),
                "instances beyond the partitions have nothing to do");
    }

    @Test
    void mayNotStopAServiceBeforeItHasClosedItsState() {
        Map<String, Object> defaults = Map.of("terminationGracePeriodSeconds", 30);

        assertRefused(
                Map.of("kafka", BROKERS, "registry", REGISTRY, "defaults", defaults), "terminationGracePeriodSeconds");
    }

    @Test
    void mayNotCarryASecret() {
        Map<String, Object> secret = Map.of("env", List.of(Map.of("name", "TOKEN", "value", "in the open")));

        assertRefused(Map.of("kafka", BROKERS, "registry", REGISTRY, "defaults", secret), "value");
    }

    @Test
    void mayLeaveServicesOut() {
        Map<String, Object> none = Map.of("enabled", false);

        List<Manifest> manifests = Chart.of(
                        Map.of(
                                "kafka", BROKERS,
                                "registry", REGISTRY,
                                "services", Map.of("fraud-service", none, "console", none)),
                        folder)
                .render();

        assertThat(new ChartChecks().complaints(manifests)).isEmpty();
        assertThat(manifests).noneMatch(manifest -> manifest.name().contains("fraud"));
    }

    private void assertRefused(Map<String, Object> values, String reason) {
        Chart chart = Chart.of(values, folder);

        assertThatThrownBy(chart::render).hasMessageContaining(reason);
    }
}
