package io.millrace.warehouse.connector;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way to what the warehouse service would tell a worker, for those who compare it with what others tell it. */
public final class SinkConnectors {

    private SinkConnectors() {}

    /** The settings of each connector, by its name. */
    public static Map<String, Map<String, String>> all(
            WarehouseProperties settings, Map<String, ?> registry, String brokers) {
        SinkSettings sinks =
                new SinkSettings(settings.connector(), new CatalogSettings(settings.catalog()), registry, brokers);
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        TableSink.all(settings.connector()).forEach(sink -> all.put(sink.connector(), sinks.of(sink)));
        return all;
    }
}
