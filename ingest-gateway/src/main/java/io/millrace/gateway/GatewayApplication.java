package io.millrace.gateway;

import io.millrace.streams.boot.SuiteService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        SuiteService.main(GatewayApplication.class, "ingest-gateway", args);
    }
}
