package io.millrace.console;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsoleApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "console";

    public static void main(String[] args) {
        SuiteService.main(ConsoleApplication.class, NAME, args);
    }
}
