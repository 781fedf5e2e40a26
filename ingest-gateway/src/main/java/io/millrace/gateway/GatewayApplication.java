package io.millrace.gateway;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "ingest-gateway";

    public static void main(String[] args) {
        SuiteService.main(GatewayApplication.class, NAME, args);
    }
}
