package io.millrace.warehouse.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a table held at one moment.
 *
 * @param table name by which SQL knows it
 * @param id of the snapshot, null of a table that was never written to
 * @param committedAt null like id
 * @param schema with which it is read
 * @param files locations of its data files
 */
public record TableSnapshot(
        String table, @Nullable Long id, @Nullable Instant committedAt, Schema schema, List<String> files) {

    public Optional<String> idText() {
        return Optional.ofNullable(id).map(Object::toString);
    }

    boolean sameAs(@Nullable Long otherId, Schema otherSchema) {
        boolean sameRows = id == null ? otherId == null : id.equals(otherId);
        return sameRows && schema.schemaId() == otherSchema.schemaId();
    }
}
