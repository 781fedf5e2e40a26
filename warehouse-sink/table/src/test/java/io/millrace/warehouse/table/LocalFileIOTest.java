package io.millrace.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileIOTest {
    private static final byte[] TEXT = "twelve bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private LocalFileIO io;

    @BeforeEach
    void open() {
        io = (LocalFileIO) CatalogUtil.loadFileIO(LocalFileIO.class.getName(), Map.of("a", "b"), null);
    }

    @Test
    void readsBackWhatItWroteAndMakesTheFoldersAbove() throws IOException {
        String location = folder.resolve("deep/down/file").toString();

        write(io.newOutputFile(location));

        try (SeekableInputStream in = io.newInputFile(location).newStream()) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
        assertThat(io.newInputFile(location).getLength()).isEqualTo(TEXT.length);
        assertThat(io.properties()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void takesFileAddressesForTheSameFilesAsPaths() throws IOException {
        Path file = folder.resolve("with blank");

        write(io.newOutputFile(file.toUri().toString()));

        assertThat(file).hasBinaryContent(TEXT);
        assertThat(io.newInputFile(file.toString()).exists()).isTrue();
    }

    @Test
    void knowsItsPositionWhileItWrites() throws IOException {
        try (PositionOutputStream out =
                io.newOutputFile(folder.resolve("file").toString()).create()) {
            out.write(TEXT);
            out.write('!');

            assertThat(out.getPos()).isEqualTo(TEXT.length + 1);
        }
    }

    @Test
    void neverOverwritesAFileUnlessToldTo() throws IOException {
        OutputFile file = io.newOutputFile(folder.resolve("file").toString());
        write(file);

        assertThatThrownBy(file::create).isInstanceOf(AlreadyExistsException.class);
        file.createOrOverwrite().close();

        assertThat(folder.resolve("file")).isEmptyFile();
    }

    @Test
    void deletesFilesAndDoesNotMindThoseThatAreGone() throws IOException {
        String location = folder.resolve("file").toString();
        write(io.newOutputFile(location));

        io.deleteFile(location);
        io.deleteFile(location);

        assertThat(Path.of(location)).doesNotExist();
        assertThatThrownBy(() -> io.newInputFile(location).newStream()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void refusesLocationsOfOtherStores() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> io.newInputFile("s3://bucket/file"))
                .withMessageContaining("s3://bucket/file");
        assertThat(LocalFileIO.isLocal("s3://bucket/file")).isFalse();
    }

    private static void write(OutputFile file) throws IOException {
        try (PositionOutputStream out = file.create()) {
            out.write(TEXT);
        }
        assertThat(Files.exists(LocalFileIO.path(file.location()))).isTrue();
    }
}
