package io.millrace.warehouse.table;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Keeps a warehouse in a folder of the local disk, without Hadoop. Locations are plain paths or {@code file:} addresses.
 * Iceberg makes it by its name, which the catalog's properties give.
 */
public final class LocalFileIO implements FileIO {
    private static final String SCHEME = "file:";
    private static final long serialVersionUID = 1;

    private Map<String, String> properties = Map.of();

    /** Whether the location is one of those that can be kept here. */
    public static boolean isLocal(String location) {
        return location.startsWith(SCHEME) || location.startsWith(File.separator);
    }

    public static Path path(String location) {
        if (!isLocal(location)) {
            throw new IllegalArgumentException("Not on the local disk: " + location);
        }
        return location.startsWith(SCHEME) ? Path.of(URI.create(location).getPath()) : Path.of(location);
    }

    @Override
    public void initialize(Map<String, String> settings) {
        properties = Map.copyOf(settings);
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public InputFile newInputFile(String location) {
        return org.apache.iceberg.Files.localInput(path(location).toFile());
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutputFile(location, path(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + location, e);
        }
    }
}
