package io.millrace.streams.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Where a topology has its stores. Of a process that was killed, those that may hold what was never committed are removed
 * before the topology starts. Kafka Streams removes them too, but opens each twice before it does, and then has all tasks
 * shared out anew.
 */
final class StateFolder implements KafkaStreams.StateListener {
    /** It lies there while the topology runs; its age tells what was written since. */
    static final String IN_USE = "millrace-in-use";

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final String KAFKA_LOCK = ".lock";
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");
    private static final String DATABASE = "CURRENT";
    private static final String DATA = ".sst";

    private final Path folder;
    private final Path mark;

    StateFolder(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve(IN_USE);
    }

    /** The folder that Kafka Streams uses with these settings. */
    static StateFolder of(Properties configuration) {
        Map<String, Object> settings = new HashMap<>(StreamsConfig.configDef().defaultValues());
        configuration.forEach((name, value) -> settings.put(name.toString(), value));
        return new StateFolder(Path.of(
                String.valueOf(settings.get(StreamsConfig.STATE_DIR_CONFIG)),
                String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG))));
    }

    /** Before the topology starts. What fails here is left to Kafka Streams. */
    void removeWhatACrashLeft() {
        if (!Files.exists(mark)) {
            return;
        }
        try (FileChannel file = FileChannel.open(
                        folder.resolve(KAFKA_LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = file.tryLock()) {
            if (lock != null) {
                removeUncertain();
            }
        } catch (OverlappingFileLockException | IOException e) {
            LOG.warn("What a crash left in {} could not be removed: {}", folder, e.toString());
        }
    }

    @Override
    public void onChange(KafkaStreams.State next, KafkaStreams.State before) {
        try {
            if (before == KafkaStreams.State.CREATED && Files.isDirectory(folder)) {
                Files.write(mark, new byte[0]);
            } else if (next.hasCompletedShutdown()) {
                // Each task has closed its stores in good order, or removed them.
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", folder, e.toString());
        }
    }

    private void removeUncertain() throws IOException {
        FileTime opened = Files.getLastModifiedTime(mark);
        for (Path task : tasks()) {
            if (isUncertain(task, opened)) {
                LOG.info("The stores of task {} were not closed; they are restored", task.getFileName());
                FileSystemUtils.deleteRecursively(task);
            }
        }
    }

    private List<Path> tasks() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            TASK.matcher(entry.getFileName().toString()).matches())
                    .toList();
        }
    }

    /**
     * What a store writes after it was opened goes to its disk together with the word that it is open. So one that has written
     * nothing since is as it was closed, and one that has never written knows nothing.
     */
    private static boolean isUncertain(Path task, FileTime opened) throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            List<Path> databases = files.filter(file -> file.endsWith(DATABASE))
                    .map(Path::getParent)
                    .toList();
            for (Path database : databases) {
                @Nullable FileTime written = lastWritten(database);
                if (written == null || written.compareTo(opened) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static @Nullable FileTime lastWritten(Path database) throws IOException {
        @Nullable FileTime latest = null;
        try (Stream<Path> files = Files.list(database)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(DATA)).toList()) {
                FileTime written = Files.getLastModifiedTime(file);
                latest = latest == null || written.compareTo(latest) > 0 ? written : latest;
            }
        }
        return latest;
    }
}
