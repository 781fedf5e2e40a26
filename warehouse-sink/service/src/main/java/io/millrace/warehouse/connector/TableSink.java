package io.millrace.warehouse.connector;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.table.EventsTable;
import io.millrace.warehouse.table.SessionsTable;
import io.millrace.warehouse.table.TableDefinition;
import java.util.List;

/**
 * A connector and the table that it alone fills.
 *
 * @param own what the connector has of its own
 * @param table that it adds rows to
 * @param topic of which each record becomes one row
 * @param transform class in the plugin that makes it one
 */
record TableSink(WarehouseProperties.Own own, TableDefinition table, TopicSpec topic, String transform) {
    private static final String PLUGIN = "io.millrace.warehouse.connect.";

    static List<TableSink> all(WarehouseProperties.Connector settings) {
        return List.of(
                new TableSink(
                        settings.events(), EventsTable.DEFINITION, TopicCatalogue.EVENTS_ENRICHED, PLUGIN + "EventRow"),
                new TableSink(
                        settings.sessions(),
                        SessionsTable.DEFINITION,
                        TopicCatalogue.SESSIONS_CLOSED,
                        PLUGIN + "SessionRow"));
    }

    String connector() {
        return own.name();
    }

    /** Of the group in which the sink remembers which commits it has made. */
    String coordinatorGroup() {
        return "connect-" + connector() + "-coord";
    }
}
