package io.millrace.warehouse.table;

import java.util.List;

/** Each visit once, as its highest revision has it. */
public final class SessionsView {
    public static final String NAME = "sessions";

    public static final List<String> COLUMNS = List.of(
            SessionsTable.SESSION_ID,
            SessionsTable.REVISION,
            SessionsTable.VISITOR_ID,
            SessionsTable.CUSTOMER_ID,
            SessionsTable.STARTED_AT,
            SessionsTable.ENDED_AT,
            SessionsTable.EVENTS,
            SessionsTable.PAGE_VIEWS,
            SessionsTable.PRODUCTS_VIEWED,
            SessionsTable.CARTS,
            SessionsTable.ORDERS,
            SessionsTable.REVENUE,
            SessionsTable.CURRENCY,
            SessionsTable.LANDING_PATH,
            SessionsTable.CAMPAIGN_SOURCE,
            SessionsTable.COUNTRY,
            SessionsTable.DEVICE_TYPE,
            SessionsTable.OUTCOME,
            SessionsTable.ITEMS);

    /** In words that every engine knows. Of a revision that was written twice the later record counts. */
    public static final String QUERY = """
            SELECT %s
            FROM (
                SELECT *, row_number() OVER (PARTITION BY %s ORDER BY %s DESC, %s DESC) AS newest_first
                FROM %s
            ) AS revisions
            WHERE newest_first = 1
            """.formatted(
                    String.join(", ", COLUMNS),
                    SessionsTable.SESSION_ID,
                    SessionsTable.REVISION,
                    Origin.KAFKA_OFFSET,
                    SessionsTable.DEFINITION.name().name());

    private SessionsView() {}
}
