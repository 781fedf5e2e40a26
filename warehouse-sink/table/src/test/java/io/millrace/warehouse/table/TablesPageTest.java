package io.millrace.warehouse.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class TablesPageTest {
    private static final int NAME = 1;
    private static final int LAYOUT = 2;
    private static final int COLUMN = 4;

    @Test
    void listsEveryColumnOfTheEvents() {
        assertThat(section("## events", "### columns").rows(COLUMN)).isEqualTo(rows(EventsTable.DEFINITION));
        assertThat(section("## events", "### lines").rows(COLUMN))
                .isEqualTo(rowsWithin(EventsTable.DEFINITION, EventsTable.LINES));
    }

    @Test
    void listsEveryColumnOfTheLogOfSessions() {
        assertThat(section("## sessions_log", "### columns").rows(COLUMN)).isEqualTo(rows(SessionsTable.DEFINITION));
        assertThat(section("## sessions_log", "### other_revenue").rows(COLUMN))
                .isEqualTo(rowsWithin(SessionsTable.DEFINITION, SessionsTable.OTHER_REVENUE));
    }

    @Test
    void listsTheColumnsOfTheViewOfSessions() {
        assertThat(ReferencePage.of("tables.md").section("## sessions").rows(NAME))
                .isEqualTo(SessionsView.COLUMNS);
    }

    @Test
    void saysHowTheTablesLie() {
        assertThat(section("## events", "### layout").rows(LAYOUT)).isEqualTo(layout(EventsTable.DEFINITION));
        assertThat(section("## sessions_log", "### layout").rows(LAYOUT)).isEqualTo(layout(SessionsTable.DEFINITION));
    }

    private static ReferencePage section(String table, String heading) {
        return ReferencePage.of("tables.md").section(table).section(heading);
    }

    private static List<String> layout(TableDefinition table) {
        String partitioning = table.partitioning().fields().stream()
                .map(field -> field.transform() + "(" + table.schema().findColumnName(field.sourceId()) + ")")
                .collect(joining(", "));
        String order = table.order().fields().stream()
                .map(field -> table.schema().findColumnName(field.sourceId()))
                .collect(joining(", "));
        return List.of("partitioned by | " + partitioning, "sorted by | " + order);
    }

    private static List<String> rows(TableDefinition table) {
        return table.schema().columns().stream().map(TablesPageTest::row).toList();
    }

    private static List<String> rowsWithin(TableDefinition table, String list) {
        Type element = table.schema().findType(list).asListType().elementType();
        return element.asStructType().fields().stream().map(TablesPageTest::row).toList();
    }

    private static String row(NestedField column) {
        return String.join(
                " | ",
                column.name(),
                type(column.type()),
                column.isRequired() ? "always" : "may be empty",
                column.doc());
    }

    private static String type(Type type) {
        boolean listsStructs =
                type.isListType() && type.asListType().elementType().isStructType();
        return listsStructs ? "list of structs" : type.toString();
    }
}
