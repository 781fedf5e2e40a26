package io.millrace.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The chart, in a folder of its own with its values replaced by those of an installation, rendered by Helm's own code. */
final class Chart {
    static final String RELEASE = "millrace";
    static final String NAMESPACE = "shop";
    /** The oldest that Chart.yaml allows, and the newest that was looked at. */
    static final List<String> KUBERNETES = List.of("1.30.0", "1.34.0");

    private final Path folder;

    private Chart(Path folder) {
        this.folder = folder;
    }

    /** A copy in the folder, with an example's values. */
    static Chart of(String example, Path folder) {
        return of(RepositoryFiles.yaml(RepositoryFiles.example(example)), folder);
    }

    static Chart of(Map<String, Object> values, Path folder) {
        copy(RepositoryFiles.chart(), folder);
        Path defaults = folder.resolve("values.yaml");
        write(defaults, new Yaml().dump(merged(RepositoryFiles.yaml(defaults), values)));
        return new Chart(folder);
    }

    /** Puts something else in the place of a text that must be there once. */
    Chart replace(String file, String text, String replacement) {
        Path path = folder.resolve(file);
        String before = RepositoryFiles.text(path);
        if (before.indexOf(text) < 0 || before.indexOf(text) != before.lastIndexOf(text)) {
            throw new IllegalArgumentException(file + " does not have once: " + text);
        }
        write(path, before.replace(text, replacement));
        return this;
    }

    /** What Helm's strict linter finds fault with. */
    List<String> lint() {
        LintResult result = new Helm(folder).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }

    List<Manifest> render() {
        return render(KUBERNETES.get(0));
    }

    /** @throws IllegalStateException with Helm's own words when it refuses the values */
    List<Manifest> render(String kubernetes) {
        return Manifest.parse(new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(kubernetes)
                .call());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> defaults, Map<String, Object> values) {
        Map<String, Object> merged = new LinkedHashMap<>(defaults);
        values.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, now) -> old instanceof Map && now instanceof Map
                        ? merged((Map<String, Object>) old, (Map<String, Object>) now)
                        : now));
        return merged;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
