package io.millrace.fraud;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class FraudApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "fraud-service";

    public static void main(String[] args) {
        SuiteService.main(FraudApplication.class, NAME, args);
    }
}
