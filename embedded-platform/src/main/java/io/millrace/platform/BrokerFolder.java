package io.millrace.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a broker keeps everything in: formatted on first use, and taken by one broker at a time. Kafka's own
 * lock is not enough, for its controller writes to the folder before the lock is asked for.
 */
final class BrokerFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFolder.class);
    private static final String CLUSTER_ID = "millrace-on-one-laptop";
    private static final long LEAST_SPACE = 200L << 20;

    private final Path folder;
    private final LockFile lock;

    private BrokerFolder(Path folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BrokerFolder take(Path folder) {
        return take(folder, LEAST_SPACE);
    }

    static BrokerFolder take(Path folder, long leastSpace) {
        try {
            Files.createDirectories(folder);
            requireSpace(folder, leastSpace);
            BrokerFolder taken = new BrokerFolder(folder, lock(folder));
            try {
                taken.prepare();
                return taken;
            } catch (IOException | RuntimeException e) {
                taken.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PlatformStartException(
                    "The folder %s cannot be used (%s): make it writable, or choose another"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    Path path() {
        return folder;
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("Cannot let go of {}", folder, e);
        }
    }

    private static void requireSpace(Path folder, long leastSpace) throws IOException {
        long space = Files.getFileStore(folder).getUsableSpace();
        if (space < leastSpace) {
            throw new PlatformStartException("The disk of %s has %d MB left, the Kafka broker needs %d: make room"
                    .formatted(folder, space >> 20, leastSpace >> 20));
        }
    }

    private static LockFile lock(Path folder) throws IOException {
        return LockFile.take(folder.resolve("in-use.lock"))
                .orElseThrow(() -> new PlatformStartException(
                        "The folder %s is in use by another broker: stop that one, or choose another folder"
                                .formatted(folder)));
    }

    private void prepare() throws IOException {
        Path description = folder.resolve("meta.properties");
        if (Files.exists(description)) {
            requireOurs(description);
        } else {
            format();
        }
    }

    private void requireOurs(Path description) throws IOException {
        Properties found = new Properties();
        try (InputStream in = Files.newInputStream(description)) {
            found.load(in);
        }
        String clusterId = found.getProperty("cluster.id");
        if (!CLUSTER_ID.equals(clusterId)) {
            throw new PlatformStartException(
                    "The folder %s holds the data of another Kafka cluster (id %s): choose another folder"
                            .formatted(folder, clusterId));
        }
    }

    private void format() throws IOException {
        LOG.info("{}", BrokerFormat.write(folder, CLUSTER_ID));
    }
}
