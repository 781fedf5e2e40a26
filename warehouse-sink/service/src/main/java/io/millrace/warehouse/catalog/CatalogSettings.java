package io.millrace.warehouse.catalog;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.table.LocalFileIO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * How to open the catalog, the same for the service and for the sink.
 *
 * @param properties by Iceberg's names
 */
public record CatalogSettings(Map<String, String> properties) {
    /** A part of the key of every table in a catalog on a database, so both sides must use the same. */
    public static final String NAME = "iceberg";

    /** The catalog that the settings name, else one in their folder, which comes into being. */
    public static CatalogSettings of(WarehouseProperties settings) {
        if (!settings.catalog().isEmpty()) {
            return new CatalogSettings(settings.catalog());
        }
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot make the warehouse's folder %s: set millrace.warehouse.folder to a place that may be written to"
                            .formatted(settings.folder().toAbsolutePath()),
                    e);
        }
        return in(settings.folder());
    }

    /** A catalog of its own in a folder: SQLite beside the tables' files. */
    public static CatalogSettings in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new CatalogSettings(Map.of(
                CatalogProperties.CATALOG_IMPL,
                JdbcCatalog.class.getName(),
                CatalogProperties.URI,
                "jdbc:sqlite:" + absolute.resolve("catalog.db"),
                "jdbc.schema-version",
                "V1",
                CatalogProperties.WAREHOUSE_LOCATION,
                absolute.resolve("tables").toString(),
                CatalogProperties.FILE_IO_IMPL,
                LocalFileIO.class.getName()));
    }

    public Catalog open() {
        return CatalogUtil.buildIcebergCatalog(NAME, properties, null);
    }
}
