package io.millrace.warehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table's columns with those that this version writes. A missing one can be added. One of another type, or one
 * that must have a value and would get none, is a mismatch. Columns that we do not know are left alone.
 */
final class ColumnRule {
    private final String table;
    private final List<MissingColumn> missing = new ArrayList<>();

    private ColumnRule(String table) {
        this.table = table;
    }

    /**
     * The columns to add, in the order in which they are written.
     *
     * @throws TableMismatchException when adding columns is not enough
     */
    static List<MissingColumn> missing(String table, Schema written, Schema found) {
        ColumnRule rule = new ColumnRule(table);
        rule.compare(null, written.asStruct(), found.asStruct());
        return rule.missing;
    }

    private void compare(@Nullable String parent, StructType written, StructType found) {
        for (NestedField column : written.fields()) {
            NestedField there = found.field(column.name());
            if (there == null) {
                missing.add(new MissingColumn(parent, column.name(), column.type(), column.doc()));
            } else {
                compare(path(parent, column), column, there);
            }
        }
        for (NestedField column : found.fields()) {
            if (column.isRequired() && written.field(column.name()) == null) {
                throw mismatch(path(parent, column), "must have a value, and this version writes none");
            }
        }
    }

    private void compare(String path, NestedField written, NestedField found) {
        if (found.isRequired() && written.isOptional()) {
            throw mismatch(path, "must have a value, and this version may write none");
        }
        compare(path, written.type(), found.type());
    }

    private void compare(String path, Type written, Type found) {
        if (written.isStructType() && found.isStructType()) {
            compare(path, written.asStructType(), found.asStructType());
        } else if (written.isListType() && found.isListType()) {
            compare(
                    path + ".element",
                    written.asListType().elementType(),
                    found.asListType().elementType());
        } else if (!fits(written, found)) {
            throw mismatch(path, "is " + found + ", and this version writes " + written);
        }
    }

    private static boolean fits(Type written, Type found) {
        return found.equals(written)
                || (found.isPrimitiveType() && TypeUtil.isPromotionAllowed(written, found.asPrimitiveType()));
    }

    private static String path(@Nullable String parent, NestedField column) {
        return parent == null ? column.name() : parent + "." + column.name();
    }

    private TableMismatchException mismatch(String path, String difference) {
        return new TableMismatchException(
                "Column %s of table %s %s. Rename the column or the table, and start again: a new one will be made"
                        .formatted(path, table, difference));
    }

    /**
     * A column that this version writes and the table lacks.
     *
     * @param parent path of the struct that it belongs to, null at the top
     */
    record MissingColumn(
            @Nullable String parent,
            String name,
            Type type,
            @Nullable String doc) {}
}
