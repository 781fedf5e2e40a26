package io.millrace.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.catalog.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.relocated.com.google.common.collect.Iterables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintainCommandTest {
    @TempDir
    Path folder;

    @Test
    void isMeantByItsNameAlone() {
        assertThat(MaintainCommand.isMeant(new String[] {"maintain"})).isTrue();
        assertThat(MaintainCommand.isMeant(new String[] {"--maintain"})).isFalse();
        assertThat(MaintainCommand.isMeant(new String[] {})).isFalse();
    }

    @Test
    void looksAfterTheTablesOfTheSettings() throws IOException {
        try (TestWarehouse warehouse = new TestWarehouse(folder)) {
            warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");
            warehouse.append("2026-01-01", "SELECT 'e2' AS event_id");

            int code = maintain(
                    "--millrace.warehouse.maintenance.snapshot-retention=0s",
                    "--millrace.warehouse.maintenance.min-snapshots=1");

            assertThat(code).isZero();
            assertThat(Iterables.size(warehouse.events().snapshots())).isEqualTo(1);
        }
    }

    @Test
    void failsWhereThereAreNoTables() {
        assertThat(maintain()).isEqualTo(1);
    }

    @Test
    void failsOfSettingsThatCannotBe() {
        assertThat(maintain("--millrace.warehouse.maintenance.min-snapshots=0")).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoSetting() {
        assertThat(maintain("everything")).isEqualTo(2);
    }

    private int maintain(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = MaintainCommand.NAME;
        arguments[1] = "--millrace.warehouse.folder=" + folder;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return MaintainCommand.run(arguments);
    }
}
