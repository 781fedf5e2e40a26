package io.millrace.recommendation;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class RecommendationApplication {
    /** The service's name, and that of its settings file. */
    public static final String NAME = "recommendation-service";

    public static void main(String[] args) {
        SuiteService.main(RecommendationApplication.class, NAME, args);
    }
}
