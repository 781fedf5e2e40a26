package io.millrace.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class EventsTableTest {
    private static final Schema SCHEMA = EventsTable.DEFINITION.schema();

    @Test
    void hasTheColumnsThatArePublicInTheirOrder() {
        assertThat(SCHEMA.columns())
                .extracting(NestedField::name)
                .containsExactly(
                        ("event_id event_type event_name event_time received_at enriched_at visitor_id customer_id session_id"
                                        + " session_seq order_id product_id product_name category brand price quantity revenue"
                                        + " currency search_query coupon url path referrer campaign_source campaign_medium"
                                        + " campaign_name country region city device_type os browser bot source protocol lines"
                                        + " properties context kafka_partition kafka_offset")
                                .split(" "));
        assertThat(SCHEMA.findType("lines")
                        .asListType()
                        .elementType()
                        .asStructType()
                        .fields())
                .extracting(NestedField::name)
                .containsExactly("product_id", "name", "category", "brand", "price", "quantity");
    }

    @Test
    void keepsMoneyAndQuantitiesAsDecimalsAndTimesWithTheirZone() {
        assertThat(List.of("price", "quantity", "revenue", "lines.price", "lines.quantity", "event_time"))
                .extracting(column -> SCHEMA.findType(column).toString())
                .containsExactly(
                        "decimal(18, 6)",
                        "decimal(18, 3)",
                        "decimal(18, 6)",
                        "decimal(18, 6)",
                        "decimal(18, 3)",
                        "timestamptz");
    }

    @Test
    void explainsEveryColumn() {
        assertThat(SCHEMA.columns()).allMatch(column -> column.doc() != null);
        assertThat(SCHEMA.findType("lines")
                        .asListType()
                        .elementType()
                        .asStructType()
                        .fields())
                .allMatch(field -> field.doc() != null);
        assertThat(EventsTable.DEFINITION.properties()).containsKey("comment");
    }

    @Test
    void isPartitionedByDayAndSortedByTypeAndTime() {
        assertThat(EventsTable.DEFINITION.partitioning().fields())
                .singleElement()
                .hasToString("1000: event_time_day: day(4)");
        assertThat(EventsTable.DEFINITION.order().fields())
                .extracting(field -> SCHEMA.findColumnName(field.sourceId()))
                .containsExactly("event_type", "event_time");
    }
}
