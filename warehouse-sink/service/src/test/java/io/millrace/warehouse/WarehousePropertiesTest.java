package io.millrace.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import io.millrace.warehouse.WarehouseProperties.Connector;
import io.millrace.warehouse.WarehouseProperties.Events;
import io.millrace.warehouse.WarehouseProperties.Maintenance;
import io.millrace.warehouse.WarehouseProperties.Query;
import io.millrace.warehouse.WarehouseProperties.Sessions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.util.unit.DataSize;

class WarehousePropertiesTest {

    @Test
    void hasDefaultsForALaptop() {
        assertThat(TestSettings.with(Map.of()))
                .isEqualTo(new WarehouseProperties(
                        Path.of("data/warehouse"),
                        Map.of(),
                        URI.create("http://localhost:8083"),
                        new Connector(
                                true,
                                "",
                                "",
                                Duration.ofDays(7),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(1),
                                Map.of(),
                                new Events("events", "warehouse-sink.control-events.v1", Map.of()),
                                new Sessions("sessions", "warehouse-sink.control-sessions.v1", Map.of())),
                        new Query(
                                DataSize.ofKilobytes(64),
                                10_000,
                                DataSize.ofMegabytes(16),
                                Duration.ofSeconds(30),
                                DataSize.ofMegabytes(512),
                                2,
                                4,
                                Duration.ofSeconds(5)),
                        new Maintenance(Duration.ofDays(7), 100, 10_000)));
    }

    @Test
    void readsEverySetting() {
        assertThat(TestSettings.with(Map.ofEntries(
                        Map.entry("millrace.warehouse.folder", "/a"),
                        Map.entry("millrace.warehouse.catalog.type", "rest"),
                        Map.entry("millrace.warehouse.catalog.io-impl", "b"),
                        Map.entry("millrace.warehouse.connect-url", "http://c:1"),
                        Map.entry("millrace.warehouse.connector.configure", "false"),
                        Map.entry("millrace.warehouse.connector.brokers", "e:1"),
                        Map.entry("millrace.warehouse.connector.registry", "http://f:1"),
                        Map.entry("millrace.warehouse.connector.control-retention", "1d"),
                        Map.entry("millrace.warehouse.connector.commit-interval", "10s"),
                        Map.entry("millrace.warehouse.connector.commit-timeout", "30s"),
                        Map.entry("millrace.warehouse.connector.watch-interval", "1s"),
                        Map.entry("millrace.warehouse.connector.longest-pause", "2m"),
                        Map.entry("millrace.warehouse.connector.properties[tasks.max]", "2"),
                        Map.entry("millrace.warehouse.connector.events.name", "d"),
                        Map.entry("millrace.warehouse.connector.events.control-topic", "g"),
                        Map.entry("millrace.warehouse.connector.events.properties[tasks.max]", "3"),
                        Map.entry("millrace.warehouse.connector.sessions.name", "h"),
                        Map.entry("millrace.warehouse.connector.sessions.control-topic", "i"),
                        Map.entry("millrace.warehouse.connector.sessions.properties[tasks.max]", "4"),
                        Map.entry("millrace.warehouse.query.max-length", "1KB"),
                        Map.entry("millrace.warehouse.query.max-rows", "3"),
                        Map.entry("millrace.warehouse.query.max-size", "4KB"),
                        Map.entry("millrace.warehouse.query.time-limit", "5s"),
                        Map.entry("millrace.warehouse.query.memory", "6GB"),
                        Map.entry("millrace.warehouse.query.threads", "7"),
                        Map.entry("millrace.warehouse.query.concurrency", "8"),
                        Map.entry("millrace.warehouse.query.max-wait", "9s"),
                        Map.entry("millrace.warehouse.maintenance.snapshot-retention", "3h"),
                        Map.entry("millrace.warehouse.maintenance.min-snapshots", "10"),
                        Map.entry("millrace.warehouse.maintenance.max-snapshots", "11"))))
                .isEqualTo(new WarehouseProperties(
                        Path.of("/a"),
                        Map.of("type", "rest", "io-impl", "b"),
                        URI.create("http://c:1"),
                        new Connector(
                                false,
                                "e:1",
                                "http://f:1",
                                Duration.ofDays(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Map.of("tasks.max", "2"),
                                new Events("d", "g", Map.of("tasks.max", "3")),
                                new Sessions("h", "i", Map.of("tasks.max", "4"))),
                        new Query(
                                DataSize.ofKilobytes(1),
                                3,
                                DataSize.ofKilobytes(4),
                                Duration.ofSeconds(5),
                                DataSize.ofGigabytes(6),
                                7,
                                8,
                                Duration.ofSeconds(9)),
                        new Maintenance(Duration.ofHours(3), 10, 11)));
    }

    @Test
    void refusesConnectorsThatWouldOverwriteOneAnother() {
        for (String setting : List.of("name", "control-topic")) {
            Map<String, String> same = Map.of(
                    "millrace.warehouse.connector.events." + setting, "same",
                    "millrace.warehouse.connector.sessions." + setting, "same");

            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> TestSettings.with(same))
                    .havingRootCause()
                    .withMessageContaining("must differ in name and in control-topic");
        }
    }

    @Test
    void refusesAMaintenanceThatCannotBe() {
        assertRefused("snapshot-retention", "-1d", "snapshot-retention must not be negative");
        assertRefused("min-snapshots", "10001", "min-snapshots must not be more than max-snapshots");
    }

    private static void assertRefused(String setting, String value, String message) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> TestSettings.with(Map.of("millrace.warehouse.maintenance." + setting, value)))
                .havingRootCause()
                .withMessageContaining(message);
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## warehouse-sink")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(WarehouseProperties.class));
    }
}
