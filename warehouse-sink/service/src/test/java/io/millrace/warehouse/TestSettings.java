package io.millrace.warehouse;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as the service reads them: defaults, and what a test says. */
public final class TestSettings {

    private TestSettings() {}

    public static WarehouseProperties with(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.warehouse", WarehouseProperties.class);
    }
}
