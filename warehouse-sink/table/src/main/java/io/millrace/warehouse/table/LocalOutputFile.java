package io.millrace.warehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file to be written once; the folders above it come into being with it. */
record LocalOutputFile(String location, Path path) implements OutputFile {

    @Override
    public PositionOutputStream create() {
        try {
            return open(StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new AlreadyExistsException(e, "%s is there already", location);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + location, e);
        }
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        try {
            return open(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + location, e);
        }
    }

    @Override
    public InputFile toInputFile() {
        return org.apache.iceberg.Files.localInput(path.toFile());
    }

    private DurableOutputStream open(OpenOption... how) throws IOException {
        Files.createDirectories(path.getParent());
        return DurableOutputStream.open(path, how);
    }
}
