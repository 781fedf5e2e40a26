package io.millrace.architecture.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The project's files. Tests run in the folder of their module. */
final class Project {
    private static final Path ROOT = root();
    private static final int MOST_ALIASES = 1000;

    private Project() {}

    static String text(String path) {
        return read(ROOT.resolve(path));
    }

    static Map<String, Object> yaml(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(options).load(text(path));
    }

    /** What a file of settings sets, one on a line. */
    static Map<String, String> env(String path) {
        return text(path)
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    /** The first group of a pattern where a file first has it. */
    static String find(String path, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text(path));
        if (!matcher.find()) {
            throw new IllegalArgumentException(path + " has no " + pattern);
        }
        return matcher.group(1);
    }

    /** The project's own version, which the first pom says after that of its parent. */
    static String version() {
        return find("pom.xml", "<artifactId>millrace</artifactId>\\s*<version>([^<]+)</version>");
    }

    /** Files with an ending below the folders of sources. */
    static List<String> sources(String ending) {
        try (Stream<Path> files = Files.find(
                ROOT,
                8,
                (path, kind) -> path.toString().contains("/src/main/")
                        && path.toString().endsWith(ending))) {
            return files.map(file -> ROOT.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look through " + ROOT, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath() + " has docker-compose.yml");
    }
}
