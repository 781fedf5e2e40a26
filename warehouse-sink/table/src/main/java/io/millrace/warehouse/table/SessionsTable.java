package io.millrace.warehouse.table;

import static io.millrace.warehouse.table.ColumnTypes.MONEY;
import static io.millrace.warehouse.table.ColumnTypes.NUMBER;
import static io.millrace.warehouse.table.ColumnTypes.TEXT;
import static io.millrace.warehouse.table.ColumnTypes.TIME;
import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.StructType;

/** One row for every revision of a closed session, appended and never changed. {@link SessionsView} shows the newest. */
public final class SessionsTable {
    public static final String SESSION_ID = "session_id";
    public static final String REVISION = "revision";
    public static final String TIMELINE = "timeline";
    public static final String VISITOR_ID = "visitor_id";
    public static final String CUSTOMER_ID = "customer_id";
    public static final String STARTED_AT = "started_at";
    public static final String ENDED_AT = "ended_at";
    public static final String EVENTS = "events";
    public static final String PAGE_VIEWS = "page_views";
    public static final String PRODUCTS_VIEWED = "products_viewed";
    public static final String CARTS = "carts";
    public static final String ORDERS = "orders";
    public static final String REVENUE = "revenue";
    public static final String CURRENCY = "currency";
    public static final String OTHER_REVENUE = "other_revenue";
    /** Of an entry of {@link #OTHER_REVENUE}, beside its {@link #CURRENCY}. */
    public static final String AMOUNT = "amount";

    public static final String LANDING_PATH = "landing_path";
    public static final String CAMPAIGN_SOURCE = "campaign_source";
    public static final String COUNTRY = "country";
    public static final String DEVICE_TYPE = "device_type";
    public static final String OUTCOME = "outcome";
    public static final String ITEMS = "items";

    private static final StructType OTHER_AMOUNT = StructType.of(
            required(101, AMOUNT, MONEY, "What the orders brought in, in currency"),
            required(102, CURRENCY, TEXT, "ISO 4217 code of the amount"));

    private static final Schema SCHEMA = new Schema(
            required(1, SESSION_ID, TEXT, "The visit, as its events name it"),
            required(2, REVISION, NUMBER, "1 for the visit as it was closed, one more for each change after"),
            required(3, TIMELINE, TEXT, "live, or the id of the import that its events came with"),
            required(4, VISITOR_ID, TEXT, "Who, as a device"),
            required(5, CUSTOMER_ID, TEXT, "Who, as a person, as of the latest event"),
            required(6, STARTED_AT, TIME, "Time of the earliest event"),
            required(7, ENDED_AT, TIME, "Time of the latest event"),
            required(8, EVENTS, NUMBER, "Number of events"),
            required(9, PAGE_VIEWS, NUMBER, "Number of pages viewed"),
            required(10, PRODUCTS_VIEWED, NUMBER, "Number of views of products"),
            required(11, CARTS, NUMBER, "Number of times that something was put into the cart"),
            required(12, ORDERS, NUMBER, "Number of completed orders"),
            optional(13, REVENUE, MONEY, "What the orders brought in, in currency"),
            optional(14, CURRENCY, TEXT, "ISO 4217 code of the revenue: of several the first by code"),
            optional(
                    15,
                    OTHER_REVENUE,
                    ListType.ofRequired(100, OTHER_AMOUNT),
                    "What orders in other currencies brought in"),
            optional(16, LANDING_PATH, TEXT, "Path of the first page known"),
            optional(17, CAMPAIGN_SOURCE, TEXT, "utm_source of the earliest event that has one"),
            optional(18, COUNTRY, TEXT, "Country of the earliest event that has one"),
            optional(19, DEVICE_TYPE, TEXT, "Type of device of the earliest event that has one"),
            required(20, OUTCOME, TEXT, "What it came to: bounced, browsed, cart_abandoned or ordered"),
            optional(21, ITEMS, ListType.ofRequired(103, TEXT), "Ids of its products, each once"),
            required(22, Origin.KAFKA_PARTITION, IntegerType.get(), "Partition of the revision's record"),
            required(23, Origin.KAFKA_OFFSET, NUMBER, "Offset of the revision's record"));

    public static final TableDefinition DEFINITION = TableDefinition.appendOnly(
            "sessions_log",
            "One row for every revision of a visit that has ended; the highest revision of a session_id counts",
            PartitionSpec.builderFor(SCHEMA).day(ENDED_AT).build(),
            SortOrder.builderFor(SCHEMA).asc(SESSION_ID).asc(REVISION).build());

    private SessionsTable() {}
}
