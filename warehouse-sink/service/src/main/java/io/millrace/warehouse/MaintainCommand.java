package io.millrace.warehouse;

import io.millrace.streams.boot.SuiteService;
import io.millrace.warehouse.maintenance.MaintenanceConfiguration;
import io.millrace.warehouse.maintenance.TableMaintenance;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** {@code maintain}, as a job of its own beside the running service; options are settings of the service. */
final class MaintainCommand {
    static final String NAME = "maintain";

    private static final Logger LOG = LoggerFactory.getLogger(MaintainCommand.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private MaintainCommand() {}

    static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** Returns the exit code. */
    static int run(String[] arguments) {
        String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
        Optional<String> stray = Arrays.stream(options)
                .filter(option -> !option.startsWith("--"))
                .findFirst();
        if (stray.isPresent()) {
            LOG.error(
                    "'{}' is no setting: {} --millrace.warehouse.maintenance.snapshot-retention=7d", stray.get(), NAME);
            return MISUSED;
        }
        try (ConfigurableApplicationContext context = SuiteService.builder(
                        MaintenanceConfiguration.class, WarehouseApplication.NAME)
                .web(WebApplicationType.NONE)
                .run(options)) {
            return context.getBean(TableMaintenance.class).run() ? DONE : FAILED;
        } catch (RuntimeException e) {
            LOG.error(
                    "The tables cannot be maintained: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return FAILED;
        }
    }
}
