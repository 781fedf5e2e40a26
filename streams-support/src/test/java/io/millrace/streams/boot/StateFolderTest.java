package io.millrace.streams.boot;

import static org.apache.kafka.streams.KafkaStreams.State.CREATED;
import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.NOT_RUNNING;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_SHUTDOWN;
import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Instant STARTED = Instant.parse("2026-11-27T20:00:00Z");
    private static final Instant BEFORE = STARTED.minus(Duration.ofHours(1));
    private static final Instant AFTER = STARTED.plus(Duration.ofMinutes(1));

    @TempDir
    private Path states;

    private Path folder;
    private StateFolder state;

    @BeforeEach
    void settings() throws IOException {
        Properties settings = new Properties();
        settings.put("state.dir", states.toString());
        settings.put("application.id", "counting");
        folder = Files.createDirectory(states.resolve("counting"));
        state = StateFolder.of(settings);
    }

    @Test
    void removesWhatAProcessHasWrittenThatWasKilled() throws IOException {
        store("1_0", "windows", AFTER);
        kill();

        state.removeWhatACrashLeft();

        assertThat(folder.resolve("1_0")).doesNotExist();
    }

    @Test
    void removesATaskWithAllItsStores() throws IOException {
        store("1_0", "windows", BEFORE);
        store("1_0", "timers", AFTER);
        kill();

        state.removeWhatACrashLeft();

        assertThat(folder.resolve("1_0")).doesNotExist();
    }

    @Test
    void removesAStoreThatHasWrittenNothingYet() throws IOException {
        Files.delete(store("1_0", "windows", BEFORE));
        kill();

        state.removeWhatACrashLeft();

        assertThat(folder.resolve("1_0")).doesNotExist();
    }

    @Test
    void keepsWhatIsAsItWasWhenItWasClosed() throws IOException {
        Path kept = store("1_0", "windows", BEFORE);
        store("1_1", "windows", AFTER);
        kill();

        state.removeWhatACrashLeft();

        assertThat(kept).exists();
        assertThat(folder.resolve("1_1")).doesNotExist();
    }

    @Test
    void keepsEverythingThatIsNoTask() throws IOException {
        Path process = Files.createFile(folder.resolve("kafka-streams-process-metadata"));
        Path global = store("global", "rules", AFTER);
        kill();

        state.removeWhatACrashLeft();

        assertThat(process).exists();
        assertThat(global).exists();
    }

    @Test
    void keepsWhatWasClosedInGoodOrder() throws IOException {
        Path kept = store("1_0", "windows", AFTER);
        state.onChange(REBALANCING, CREATED);
        state.onChange(NOT_RUNNING, PENDING_SHUTDOWN);

        state.removeWhatACrashLeft();

        assertThat(kept).exists();
    }

    @Test
    void keepsWhatATopologyHasClosedThatGaveUp() throws IOException {
        Path kept = store("1_0", "windows", AFTER);
        state.onChange(REBALANCING, CREATED);
        state.onChange(ERROR, PENDING_ERROR);

        state.removeWhatACrashLeft();

        assertThat(kept).exists();
    }

    @Test
    void leavesAStopThatTookTooLongForACrash() throws IOException {
        store("1_0", "windows", AFTER);
        kill();
        state.onChange(PENDING_SHUTDOWN, REBALANCING);

        state.removeWhatACrashLeft();

        assertThat(folder.resolve("1_0")).doesNotExist();
    }

    @Test
    void keepsItsHandsOffAFolderThatAnotherOneUses() throws IOException {
        Path kept = store("1_0", "windows", AFTER);
        kill();

        try (FileChannel other =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            state.removeWhatACrashLeft();
        }

        assertThat(kept).exists();
    }

    @Test
    void needsNoFolder() throws IOException {
        Files.delete(folder);

        state.removeWhatACrashLeft();
        state.onChange(REBALANCING, CREATED);
        state.onChange(NOT_RUNNING, PENDING_SHUTDOWN);

        assertThat(folder).doesNotExist();
    }

    private Path store(String task, String name, Instant written) throws IOException {
        Path database =
                Files.createDirectories(folder.resolve(task).resolve("rocksdb").resolve(name));
        Files.createFile(database.resolve("CURRENT"));
        Path data = Files.createFile(database.resolve("000012.sst"));
        Files.setLastModifiedTime(data, FileTime.from(written));
        return data;
    }

    /** It has started, and nothing more is heard of it. */
    private void kill() throws IOException {
        state.onChange(REBALANCING, CREATED);
        Files.setLastModifiedTime(folder.resolve(StateFolder.IN_USE), FileTime.from(STARTED));
    }
}
