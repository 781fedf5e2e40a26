package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.connector.SinkConnectors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The connectors that Strimzi gives its worker, against those that the warehouse service would give it. */
@ExtendWith(HelmLibrary.class)
class ConnectorsTest {
    private static final String PASSWORD = "${env:REGISTRY_USER}:${env:REGISTRY_PASSWORD}";

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheService() {
        List<Manifest> manifests = Chart.of("production", folder).render();

        Map<String, Map<String, String>> wanted = SinkConnectors.all(
                settings(),
                Map.of("schema.registry.url", "https://schemas.example.com", "basic.auth.user.info", PASSWORD),
                "millrace-kafka-bootstrap.shop.svc:9093");
        Map<String, Map<String, String>> made = new HashMap<>();
        manifests.stream()
                .filter(manifest -> manifest.kind().equals("KafkaConnector"))
                .forEach(manifest -> made.put(manifest.name(), settingsOf(manifest)));
        assertThat(made).isEqualTo(wanted);
    }

    /** Strimzi has two of them elsewhere. */
    private static Map<String, String> settingsOf(Manifest connector) {
        Map<String, String> settings = new HashMap<>(Manifest.labels(connector.at("/spec/config")));
        settings.put("connector.class", connector.at("/spec/class").asString());
        settings.put("tasks.max", connector.at("/spec/tasksMax").asString());
        // How the worker signs in is the installation's, and comes from the chart in both cases.
        settings.keySet()
                .removeIf(key -> key.startsWith("iceberg.kafka.sasl")
                        || key.startsWith("iceberg.kafka.ssl")
                        || key.equals("iceberg.kafka.security.protocol")
                        || key.startsWith("value.converter.schema.registry.ssl"));
        return settings;
    }

    private static WarehouseProperties settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "millrace.warehouse.catalog[type]", "rest",
                        "millrace.warehouse.catalog[uri]", "https://catalog.example.com",
                        "millrace.warehouse.catalog[warehouse]", "shop",
                        "millrace.warehouse.catalog[io-impl]", "org.apache.iceberg.aws.s3.S3FileIO",
                        "millrace.warehouse.catalog.client.region", "eu-central-1",
                        "millrace.warehouse.connector.commit-interval", "30s",
                        "millrace.warehouse.connector.commit-timeout", "30s")))
                .bindOrCreate("millrace.warehouse", WarehouseProperties.class);
    }
}
