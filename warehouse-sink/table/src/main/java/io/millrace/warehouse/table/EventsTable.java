package io.millrace.warehouse.table;

import static io.millrace.warehouse.table.ColumnTypes.COUNT;
import static io.millrace.warehouse.table.ColumnTypes.MONEY;
import static io.millrace.warehouse.table.ColumnTypes.NUMBER;
import static io.millrace.warehouse.table.ColumnTypes.TEXT;
import static io.millrace.warehouse.table.ColumnTypes.TIME;
import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.StructType;

/** One row for every enriched event, appended and never changed. */
public final class EventsTable {
    public static final String EVENT_ID = "event_id";
    public static final String EVENT_TYPE = "event_type";
    public static final String EVENT_NAME = "event_name";
    public static final String EVENT_TIME = "event_time";
    public static final String RECEIVED_AT = "received_at";
    public static final String ENRICHED_AT = "enriched_at";
    public static final String VISITOR_ID = "visitor_id";
    public static final String CUSTOMER_ID = "customer_id";
    public static final String SESSION_ID = "session_id";
    public static final String SESSION_SEQ = "session_seq";
    public static final String ORDER_ID = "order_id";
    public static final String PRODUCT_ID = "product_id";
    public static final String PRODUCT_NAME = "product_name";
    public static final String CATEGORY = "category";
    public static final String BRAND = "brand";
    public static final String PRICE = "price";
    public static final String QUANTITY = "quantity";
    public static final String REVENUE = "revenue";
    public static final String CURRENCY = "currency";
    public static final String SEARCH_QUERY = "search_query";
    public static final String COUPON = "coupon";
    public static final String URL = "url";
    public static final String PATH = "path";
    public static final String REFERRER = "referrer";
    public static final String CAMPAIGN_SOURCE = "campaign_source";
    public static final String CAMPAIGN_MEDIUM = "campaign_medium";
    public static final String CAMPAIGN_NAME = "campaign_name";
    public static final String COUNTRY = "country";
    public static final String REGION = "region";
    public static final String CITY = "city";
    public static final String DEVICE_TYPE = "device_type";
    public static final String OS = "os";
    public static final String BROWSER = "browser";
    public static final String BOT = "bot";
    public static final String SOURCE = "source";
    public static final String PROTOCOL = "protocol";
    public static final String LINES = "lines";
    /** Of a line; of the whole event it is {@link #PRODUCT_NAME}. */
    public static final String LINE_NAME = "name";

    public static final String PROPERTIES = "properties";
    public static final String CONTEXT = "context";

    private static final StructType LINE = StructType.of(
            optional(101, PRODUCT_ID, TEXT, "The shop's id of the product"),
            optional(102, LINE_NAME, TEXT, "Its name as shown to the shopper"),
            optional(103, CATEGORY, TEXT, "Its category"),
            optional(104, BRAND, TEXT, "Its brand"),
            optional(105, PRICE, MONEY, "Price of one unit, in the event's currency"),
            optional(106, QUANTITY, COUNT, "Units, negative on a refund that takes goods back"));

    private static final Schema SCHEMA = new Schema(
            required(1, EVENT_ID, TEXT, "The event's messageId, once per visitor"),
            required(2, EVENT_TYPE, TEXT, "What happened: product_viewed, order_completed, order_refunded, custom …"),
            required(3, EVENT_NAME, TEXT, "The event's name as the sender wrote it"),
            required(4, EVENT_TIME, TIME, "When it happened: the client's clock, corrected"),
            required(5, RECEIVED_AT, TIME, "When the gateway took it"),
            required(6, ENRICHED_AT, TIME, "When it was enriched"),
            required(7, VISITOR_ID, TEXT, "Who, as a device"),
            required(8, CUSTOMER_ID, TEXT, "Who, as a person: u: and the user id once the visitor has been identified"),
            required(9, SESSION_ID, TEXT, "The visit"),
            required(10, SESSION_SEQ, NUMBER, "Position in the visit by order of arrival, from 1"),
            optional(11, ORDER_ID, TEXT, "The shop's id of the order"),
            optional(12, PRODUCT_ID, TEXT, "The one product that the event is about: the shop's id"),
            optional(13, PRODUCT_NAME, TEXT, "Its name as shown to the shopper"),
            optional(14, CATEGORY, TEXT, "Its category"),
            optional(15, BRAND, TEXT, "Its brand"),
            optional(16, PRICE, MONEY, "Price of one unit, in currency"),
            optional(17, QUANTITY, COUNT, "Units"),
            optional(18, REVENUE, MONEY, "On orders what they bring in, on refunds what they give back, negative"),
            optional(19, CURRENCY, TEXT, "ISO 4217 code of every amount in the row"),
            optional(20, SEARCH_QUERY, TEXT, "What the shopper searched for"),
            optional(21, COUPON, TEXT, "Coupon code"),
            optional(22, URL, TEXT, "Full address of the page"),
            optional(23, PATH, TEXT, "Path of the page"),
            optional(24, REFERRER, TEXT, "Address of the page that led here"),
            optional(25, CAMPAIGN_SOURCE, TEXT, "utm_source of the visit"),
            optional(26, CAMPAIGN_MEDIUM, TEXT, "utm_medium of the visit"),
            optional(27, CAMPAIGN_NAME, TEXT, "utm_campaign of the visit"),
            optional(28, COUNTRY, TEXT, "Country of the client"),
            optional(29, REGION, TEXT, "State, county or province of the client"),
            optional(30, CITY, TEXT, "City of the client"),
            optional(31, DEVICE_TYPE, TEXT, "desktop, mobile, tablet, tv …"),
            optional(32, OS, TEXT, "Operating system"),
            optional(33, BROWSER, TEXT, "Browser or app"),
            required(34, BOT, BooleanType.get(), "Whether the client declared itself a crawler"),
            required(35, SOURCE, TEXT, "Name of the write key that the event came with"),
            required(36, PROTOCOL, TEXT, "Which of the gateway's protocols the client spoke"),
            optional(37, LINES, ListType.ofRequired(100, LINE), "Lines of the cart, order, refund or list"),
            optional(38, PROPERTIES, TEXT, "Every property that has no column: one JSON object"),
            optional(39, CONTEXT, TEXT, "Everything of the context that has no column: one JSON object"),
            required(40, Origin.KAFKA_PARTITION, IntegerType.get(), "Partition of the event's record"),
            required(41, Origin.KAFKA_OFFSET, NUMBER, "Offset of the event's record"));

    public static final TableDefinition DEFINITION = TableDefinition.appendOnly(
            "events",
            "One row for every event of the shop, with what was known about its visitor, customer and products",
            PartitionSpec.builderFor(SCHEMA).day(EVENT_TIME).build(),
            SortOrder.builderFor(SCHEMA).asc(EVENT_TYPE).asc(EVENT_TIME).build());

    private EventsTable() {}
}
