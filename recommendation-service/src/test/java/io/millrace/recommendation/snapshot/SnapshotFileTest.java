package io.millrace.recommendation.snapshot;

import static io.millrace.recommendation.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.recommendation.index.Click;
import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.index.VstanRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    private static final IndexLimits LIMITS = new IndexLimits(64, 16, 32, 16, 10, 100);
    private static final VstanRule RULE = new VstanRule(3.62, Duration.ofDays(100), 0.4525, 3.62, 1);
    private static final Positions POSITIONS = new Positions(Uuid.randomUuid(), Map.of(0, 17L, 1, 4L));

    @TempDir
    Path folder;

    private SnapshotFile file;
    private Path written;

    @BeforeEach
    void open() {
        file = new SnapshotFile(folder.resolve("new"), LIMITS, RULE);
        written = folder.resolve("new/index.snapshot");
    }

    @Test
    void hasNoneAtFirst() {
        assertThat(file.load()).isEmpty();
    }

    @Test
    void loadsWhatWasSavedLast() throws IOException {
        file.save(new Snapshot(index("lantern", "matches"), new Positions(POSITIONS.topic(), Map.of(0, 3L))));
        file.save(new Snapshot(index("lantern", "candle"), POSITIONS));

        Snapshot loaded = file.load().orElseThrow();

        assertThat(loaded.positions()).isEqualTo(POSITIONS);
        assertThat(loaded.index().next(List.of("lantern"), 5))
                .isEqualTo(index("lantern", "candle").next(List.of("lantern"), 5));
        assertThat(loaded.index().recentItems("live", "a:v", NOON)).containsExactly("lantern", "candle");
        assertThat(files()).containsExactly("index.snapshot");
    }

    @Test
    void setsASnapshotAsideWithAnyBitWrong() throws IOException {
        file.save(new Snapshot(index("lantern", "candle"), POSITIONS));
        byte[] whole = Files.readAllBytes(written);

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            Files.write(written, damaged);

            assertThat(file.load()).as("byte %d", i).isEmpty();
            assertThat(files()).containsExactly("index.snapshot.aside");
        }
    }

    @Test
    void setsASnapshotAsideThatEndsEarly() throws IOException {
        file.save(new Snapshot(index("lantern", "candle"), POSITIONS));
        byte[] whole = Files.readAllBytes(written);

        for (int length : new int[] {0, 4, 8, 20, whole.length - 1}) {
            Files.write(written, Arrays.copyOf(whole, length));

            assertThat(file.load()).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void setsASnapshotOfAnotherFormatAside() throws IOException {
        ByteBuffer other =
                ByteBuffer.allocate(20).putLong(0x6d69_6c6c_7261_6365L).putInt(2);
        CRC32C checksum = new CRC32C();
        checksum.update(other.array(), 0, 12);
        Files.write(written, other.putLong(checksum.getValue()).array());

        assertThat(file.load()).isEmpty();
        assertThat(files()).containsExactly("index.snapshot.aside");
    }

    @Test
    void takesNoNoticeOfASnapshotThatWasNotFinished() throws IOException {
        file.save(new Snapshot(index("lantern", "candle"), POSITIONS));
        Files.write(folder.resolve("new/index.snapshot.new"), new byte[] {1, 2, 3});

        assertThat(file.load()).isPresent();
    }

    @Test
    void saysWhichFolderCannotBeMade() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new SnapshotFile(inTheWay.resolve("data"), LIMITS, RULE))
                .hasMessageContaining("millrace.recommendation.data-folder");
    }

    private static SessionIndex index(String... products) {
        SessionIndex index = new SessionIndex(LIMITS, RULE);
        for (String product : products) {
            index.add(new Click("live", "a:v", "visit", NOON, product));
        }
        return index;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
