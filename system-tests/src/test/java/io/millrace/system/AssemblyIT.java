package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.suite.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssemblyIT {

    /** Two copies of SQLite in a process do not see each other's locks on the catalogue. */
    @Test
    void loadsTheLibraryOfTheCatalogueOnce() throws IOException {
        List<String> onTheClassPath = copiesOfSqlite(Assembly.folder().resolve("lib"));
        List<String> inThePlugin = copiesOfSqlite(Assembly.plugins());

        assertThat(onTheClassPath).hasSize(1);
        assertThat(inThePlugin).isEmpty();
    }

    private static List<String> copiesOfSqlite(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("sqlite-jdbc"))
                    .toList();
        }
    }
}
