package io.millrace.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class SessionsTableTest {
    private static final Schema SCHEMA = SessionsTable.DEFINITION.schema();

    @Test
    void hasTheColumnsThatArePublicInTheirOrder() {
        assertThat(SCHEMA.columns())
                .extracting(NestedField::name)
                .containsExactly(
                        ("session_id revision timeline visitor_id customer_id started_at ended_at events page_views"
                                        + " products_viewed carts orders revenue currency other_revenue landing_path campaign_source"
                                        + " country device_type outcome items kafka_partition kafka_offset")
                                .split(" "));
        assertThat(SessionsView.COLUMNS)
                .containsExactly(("session_id revision visitor_id customer_id started_at ended_at events page_views"
                                + " products_viewed carts orders revenue currency landing_path campaign_source country"
                                + " device_type outcome items")
                        .split(" "));
    }

    @Test
    void keepsMoneyAsDecimalsAndTimesWithTheirZone() {
        assertThat(List.of("revenue", "other_revenue.amount", "started_at", "ended_at", "items"))
                .extracting(column -> SCHEMA.findType(column).toString())
                .containsExactly("decimal(18, 6)", "decimal(18, 6)", "timestamptz", "timestamptz", "list<string>");
    }

    @Test
    void explainsEveryColumn() {
        assertThat(SCHEMA.columns()).allMatch(column -> column.doc() != null);
        assertThat(SessionsTable.DEFINITION.properties()).containsKey("comment");
    }

    @Test
    void isPartitionedByTheDayOfItsEndAndKeepsRevisionsTogether() {
        assertThat(SessionsTable.DEFINITION.partitioning().fields())
                .singleElement()
                .hasToString("1000: ended_at_day: day(7)");
        assertThat(SessionsTable.DEFINITION.order().fields())
                .extracting(field -> SCHEMA.findColumnName(field.sourceId()))
                .containsExactly("session_id", "revision");
    }
}
