package io.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Where a benchmark keeps what nobody wants afterwards: a broker's log of a few gigabytes, say. */
public final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private Scratch() {}

    /** A new folder, gone when the program ends, however it ends. */
    public static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("millrace-benchmark");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "scratch"));
        return folder;
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("{} is left, as it cannot be deleted: {}", folder, e.toString());
        }
    }
}
