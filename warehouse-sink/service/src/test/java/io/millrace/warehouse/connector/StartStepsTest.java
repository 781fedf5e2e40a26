package io.millrace.warehouse.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.RegistryProperties;
import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartStepsTest {
    private static final WarehouseProperties.Connector SETTINGS =
            TestSettings.with(Map.of()).connector();
    private static final RegistryProperties REGISTRY = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("millrace.registry", RegistryProperties.class);
    private static final List<TableSink> SINKS = TableSink.all(SETTINGS);

    private final FakeWorker worker = new FakeWorker();

    @Test
    void giveEachConnectorItsSettingsWithoutWaitingForTheOneBefore() throws NotYetException {
        SinkSettings settings = new SinkSettings(SETTINGS, new CatalogSettings(Map.of()), Map.of(), "broker:1");
        ConnectorsStep step = new ConnectorsStep(worker, SINKS, settings);
        worker.away = true;
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run);
        worker.away = false;

        step.run();

        assertThat(worker.settings).containsOnlyKeys("events", "sessions");
        assertThat(worker.settings.get("events")).containsEntry("iceberg.tables", "shop.events");
        assertThat(worker.settings.get("sessions")).containsEntry("iceberg.tables", "shop.sessions_log");
    }

    @Test
    void leaveTheConnectorsToWhoeverElseConfiguresThem() throws NotYetException {
        WarehouseProperties settings = TestSettings.with(Map.of("millrace.warehouse.connector.configure", "false"));
        ConnectorsStep step = new ConnectorConfiguration(settings)
                .connectorsStep(worker, new CatalogSettings(Map.of()), REGISTRY, () -> List.of("broker:1"));

        step.run();

        assertThat(worker.settings).isEmpty();
    }

    @Test
    void waitUntilTheTasksOfAllConnectorsRun() throws NotYetException {
        RunningStep step = new RunningStep(worker, SINKS);
        worker.statuses.put("events", FakeWorker.status("RUNNING", "RUNNING", ""));
        assertNotYet(step, "not taken up connector sessions");
        worker.statuses.put("sessions", FakeWorker.status("RUNNING", "FAILED", "why"));
        assertNotYet(step, "connector sessions: task 0 is FAILED: why");
        worker.away = true;
        assertNotYet(step, "away");
        worker.away = false;
        worker.statuses.put("sessions", FakeWorker.status("RUNNING", "RUNNING", ""));

        step.run();
    }

    private static void assertNotYet(RunningStep step, String reason) {
        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run).withMessageContaining(reason);
    }
}
