package io.millrace.enrichment;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class EnrichmentApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "enrichment-service";

    public static void main(String[] args) {
        SuiteService.main(EnrichmentApplication.class, NAME, args);
    }
}
