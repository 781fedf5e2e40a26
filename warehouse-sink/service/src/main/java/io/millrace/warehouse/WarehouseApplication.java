package io.millrace.warehouse;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class WarehouseApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "warehouse-sink";

    public static void main(String[] args) {
        if (MaintainCommand.isMeant(args)) {
            System.exit(MaintainCommand.run(args));
        }
        SuiteService.main(WarehouseApplication.class, NAME, args);
    }
}
