package io.millrace.windowing;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class WindowingApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "windowing-service";

    public static void main(String[] args) throws InterruptedException {
        if (ReprocessCommand.isMeant(args)) {
            System.exit(ReprocessCommand.run(args));
        }
        SuiteService.main(WindowingApplication.class, NAME, args);
    }
}
