package io.millrace.warehouse.catalog;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.warehouse.table.EventsTable;
import io.millrace.warehouse.table.TableDefinition;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProvisionerTest {
    private static final NestedField ID = required(1, "id", StringType.get());

    @TempDir
    Path folder;

    private Catalog catalog;
    private TableProvisioner provisioner;

    @BeforeEach
    void open() {
        catalog = CatalogUtil.buildIcebergCatalog(
                CatalogSettings.NAME, CatalogSettings.in(folder).properties(), null);
        provisioner = new TableProvisioner(catalog);
    }

    @Test
    void createsATableWithPartitionsOrderCommentsAndProperties() {
        Table table = provisioner.provide(EventsTable.DEFINITION);

        assertThat(table.schema()
                        .sameSchema(
                                catalog.loadTable(EventsTable.DEFINITION.name()).schema()))
                .isTrue();
        assertThat(table.spec().fields()).extracting(field -> field.name()).containsExactly("event_time_day");
        assertThat(table.sortOrder().fields())
                .extracting(field -> table.schema().findColumnName(field.sourceId()))
                .containsExactly("event_type", "event_time");
        assertThat(table.schema().columns()).allMatch(column -> column.doc() != null);
        assertThat(table.schema().findField("lines.price").doc()).isNotNull();
        assertThat(table.properties())
                .containsEntry("write.parquet.compression-codec", "zstd")
                .containsEntry("write.metadata.delete-after-commit.enabled", "true")
                .containsKey("comment");
        assertThat(((BaseTable) table).operations().current().formatVersion()).isEqualTo(2);
        assertThat(table.location()).isEqualTo(folder.toAbsolutePath() + "/tables/shop/events");
    }

    @Test
    void leavesATableThatFitsAsItIs() {
        Table first = provisioner.provide(EventsTable.DEFINITION);

        Table second = provisioner.provide(EventsTable.DEFINITION);

        assertThat(second.uuid()).isEqualTo(first.uuid());
        assertThat(second.schemas()).hasSize(1);
    }

    @Test
    void addsColumnsThatANewerVersionWrites() {
        StructType shortLine = StructType.of(required(11, "sku", StringType.get()));
        StructType longLine = StructType.of(
                required(11, "sku", StringType.get()), optional(12, "price", LongType.get(), "What it costs"));
        provisioner.provide(table(ID, optional(2, "lines", ListType.ofRequired(10, shortLine))));

        Table table = provisioner.provide(table(
                ID,
                optional(2, "lines", ListType.ofRequired(10, longLine)),
                required(3, "kind", StringType.get(), "Of what kind")));

        assertThat(table.schema().columns()).extracting(NestedField::name).containsExactly("id", "lines", "kind");
        assertThat(table.schema().findField("kind").isOptional()).isTrue();
        assertThat(table.schema().findField("kind").doc()).isEqualTo("Of what kind");
        assertThat(table.schema().findField("lines.price").doc()).isEqualTo("What it costs");
        assertThat(provisioner.provide(table(ID)).schema().sameSchema(table.schema()))
                .isTrue();
    }

    @Test
    void acceptsATypeThatWasWidened() {
        provisioner.provide(table(ID, optional(2, "n", LongType.get())));

        Table table = provisioner.provide(table(ID, optional(2, "n", IntegerType.get())));

        assertThat(table.schema().findType("n")).isEqualTo(LongType.get());
    }

    @Test
    void refusesAColumnOfAnotherType() {
        provisioner.provide(table(ID, optional(2, "n", StringType.get())));

        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> provisioner.provide(table(ID, optional(2, "n", LongType.get()))))
                .withMessageContaining("Column n of table shop.things is string, and this version writes long");
        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() ->
                        provisioner.provide(table(ID, optional(2, "n", ListType.ofOptional(3, LongType.get())))));
    }

    @Test
    void refusesAColumnThatMustHaveAValueAndWouldGetNone() {
        provisioner.provide(table(ID, required(2, "n", StringType.get())));

        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> provisioner.provide(table(ID)))
                .withMessageContaining("n of table shop.things must have a value");
        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> provisioner.provide(table(ID, optional(2, "n", StringType.get()))))
                .withMessageContaining("n of table shop.things must have a value");
    }

    private static TableDefinition table(NestedField... columns) {
        return new TableDefinition(
                TableIdentifier.of("shop", "things"),
                new Schema(columns),
                PartitionSpec.unpartitioned(),
                SortOrder.unsorted(),
                Map.of());
    }
}
