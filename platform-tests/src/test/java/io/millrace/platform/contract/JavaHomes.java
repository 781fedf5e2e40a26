package io.millrace.platform.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The Java installations of this machine: the one that runs, the one that the environment names, those where Linux has them. */
final class JavaHomes {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private JavaHomes() {}

    static Path current() {
        return Path.of(System.getProperty("java.home"));
    }

    static Optional<Path> atLeast(int feature) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(current()));
        Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> installed = Files.list(INSTALLED)) {
                installed.sorted().forEach(homes::add);
            }
        }
        for (Path home : homes) {
            if (featureOf(home) >= feature) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    private static int featureOf(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return 0;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }
}
