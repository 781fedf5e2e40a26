package io.millrace.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What the tests read of the repository. Tests run in the folder of their module. */
final class RepositoryFiles {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

    private RepositoryFiles() {}

    static Path chart() {
        return root().resolve("k8s/millrace");
    }

    static Path example(String name) {
        return root().resolve("k8s/examples").resolve(name + ".yaml");
    }

    /** The names of all example values, without their ending. */
    static List<String> examples() {
        try (Stream<Path> files = Files.list(root().resolve("k8s/examples"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        Path folder = ROOT;
        while (!Files.isDirectory(folder.resolve("k8s/millrace"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above " + ROOT + " has k8s/millrace");
            }
        }
        return folder;
    }
}
