package io.millrace.warehouse.table;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class TablesPageTest {
    private static final TableDefinition EVENTS = EventsTable.DEFINITION;
    private static final Schema SCHEMA = EVENTS.schema();

    @Test
    void listsEveryColumnOfTheEvents() {
        List<NestedField> line = SCHEMA.findType("lines")
                .asListType()
                .elementType()
                .asStructType()
                .fields();

        assertThat(events("### columns")).isEqualTo(rows(SCHEMA.columns()));
        assertThat(events("### lines")).isEqualTo(rows(line));
    }

    @Test
    void saysHowTheEventsLie() {
        String partitioning = EVENTS.partitioning().fields().stream()
                .map(field -> field.transform() + "(" + SCHEMA.findColumnName(field.sourceId()) + ")")
                .collect(joining(", "));
        String order = EVENTS.order().fields().stream()
                .map(field -> SCHEMA.findColumnName(field.sourceId()))
                .collect(joining(", "));

        assertThat(events("### layout")).containsExactly("partitioned by | " + partitioning, "sorted by | " + order);
    }

    private static List<String> events(String heading) {
        int columns = heading.equals("### layout") ? 2 : 4;
        return ReferencePage.of("tables.md")
                .section("## events")
                .section(heading)
                .rows(columns);
    }

    private static List<String> rows(List<NestedField> columns) {
        return columns.stream().map(TablesPageTest::row).toList();
    }

    private static String row(NestedField column) {
        Type type = column.type();
        return String.join(
                " | ",
                column.name(),
                type.isListType() ? "list of structs" : type.toString(),
                column.isRequired() ? "always" : "may be empty",
                column.doc());
    }
}
