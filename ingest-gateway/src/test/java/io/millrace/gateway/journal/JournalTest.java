package io.millrace.gateway.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalSettings SMALL = TestJournal.settings(4, 4, 1);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWasGivenInItsOrder() {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a", "b");
            journal.append("c");

            assertThat(journal.read()).containsExactly("a", "b", "c");
            assertThat(journal.read()).isEmpty();
        }
    }

    @Test
    void hasWhatWasNotReleasedWhenItIsOpenedAgain() {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a");
            journal.append("b");
            journal.journal().release(journal.blocks().get(0));
        }

        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.found).containsExactly("b");
            assertThat(journal.read()).containsExactly("b");
            assertThat(journal.journal().isEmpty()).isFalse();
        }
    }

    @Test
    void hasWhatItPromisedAfterAKill() {
        Path left = folder.resolve("left");
        try (TestJournal journal = TestJournal.open(folder.resolve("at-work"), SMALL)) {
            journal.append("a", "b");
            journal.copyTo(left);
        }

        try (TestJournal journal = TestJournal.open(left, SMALL)) {
            assertThat(journal.read()).containsExactly("a", "b");
            assertThat(journal.corrupted).hasValue(0);
        }
    }

    @Test
    void keepsTheOrderOfEachOfManyThreads() {
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        try (TestJournal journal = TestJournal.open(folder, TestJournal.settings(256, 64, 2))) {
            CompletableFuture<?>[] threads = IntStream.range(0, 6)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                        List<CompletableFuture<Void>> appends = new ArrayList<>();
                        for (int i = 0; i < 200; i++) {
                            appends.add(journal.start(thread + ":" + i + ":" + "x".repeat(i)));
                        }
                        CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new))
                                .join();
                    }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(threads).join();
            read.addAll(journal.read());
        }

        assertThat(read).hasSize(1200);
        for (int thread = 0; thread < 6; thread++) {
            String prefix = thread + ":";
            assertThat(read.stream()
                            .filter(text -> text.startsWith(prefix))
                            .map(text -> text.substring(prefix.length(), text.indexOf(':', prefix.length()))))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 200).mapToObj(Integer::toString).toList());
        }
    }

    @Test
    void numbersEntriesOneByOneAndSaysSoBeforeTheyAreRead() {
        AtomicLong first = new AtomicLong(-1);
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a", "b");

            journal.journal()
                    .append(List.of(TestJournal.entry("c", 0)), first::set)
                    .join();

            assertThat(first).hasValue(2);
            assertThat(journal.blocks()).extracting(StoredBlock::endSequence).endsWith(3L);
        }
    }

    @Test
    void dividesWhatIsTooMuchForABlockAmongSeveralAndAmongSegments() {
        String[] texts = IntStream.range(0, 40).mapToObj(this::incompressible).toArray(String[]::new);
        try (TestJournal journal = TestJournal.open(folder, TestJournal.settings(400, 8, 1))) {
            journal.append(texts);

            assertThat(journal.blocks()).hasSizeGreaterThan(2);
        }

        assertThat(TestJournal.segments(folder)).hasSizeGreaterThan(2);
        try (TestJournal journal = TestJournal.open(folder, TestJournal.settings(400, 8, 1))) {
            assertThat(journal.read()).containsExactly(texts);
        }
    }

    @Test
    void refusesWhenItIsFullAndTakesAgainOnceSomethingWasReleased() {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            List<String> kept = fill(journal);
            assertThat(journal.journal().trouble())
                    .hasValueSatisfying(what -> assertThat(what).contains("full"));
            assertThat(journal.journal().usage()).isEqualTo(1);

            List<StoredBlock> blocks = journal.blocks();
            assertThat(blocks).hasSameSizeAs(kept);
            blocks.forEach(journal.journal()::release);
            await().untilAsserted(() -> assertThat(journal.journal().trouble()).isEmpty());
            journal.append("again");

            assertThat(journal.read()).containsExactly("again");
        }
    }

    @Test
    void forgetsNothingThatItTookBeforeItWasFull() {
        List<String> kept;
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            kept = fill(journal);
        }

        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.read()).containsExactlyElementsOf(kept);
        }
    }

    @Test
    void refusesWhenItsOldestEntryHasWaitedForTooLong() {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("old");
            journal.clock.set(TestJournal.NOON.plus(SMALL.maxAge()).plusSeconds(1));

            assertRefused(journal.start("young"), "longer than PT1H");

            assertThat(journal.journal().trouble()).isPresent();
            journal.blocks().forEach(journal.journal()::release);
            journal.append("young");
            assertThat(journal.read()).containsExactly("young");
        }
    }

    @Test
    void knowsTheOldestToTheSecondWhateverTheOrder() {
        long noon = TestJournal.NOON.toEpochMilli();
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.journal().oldest()).isEmpty();
            journal.journal()
                    .append(List.of(TestJournal.entry("late", noon + 5_500)), first -> {})
                    .join();
            journal.journal()
                    .append(List.of(TestJournal.entry("early", noon + 1_999)), first -> {})
                    .join();

            List<StoredBlock> blocks = journal.blocks();
            assertThat(journal.journal().oldest()).hasValue(noon + 1_000);
            journal.clock.set(TestJournal.NOON.plusSeconds(10));
            assertThat(journal.journal().age()).isEqualTo(Duration.ofSeconds(9));
            blocks.forEach(journal.journal()::release);
            assertThat(journal.journal().oldest()).isEmpty();
            assertThat(journal.journal().age()).isZero();
            assertThat(journal.journal().waitingBytes()).isZero();
        }
    }

    @Test
    void isOneProcessesOnly() {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> TestJournal.open(folder, SMALL).close())
                    .withMessageContaining("give each gateway its own");

            journal.append("mine");
            assertThat(journal.read()).containsExactly("mine");
        }
    }

    @Test
    void promisesNothingThatTheDiskDidNotTakeAndGoesOnWhenItTakesAgain() {
        FailingDisk disk = new FailingDisk();
        try (TestJournal journal = TestJournal.open(disk, folder, SMALL)) {
            journal.append("before");
            disk.failing = true;
            assertRefused(journal.start("during"), "No space left");
            disk.failing = false;
            await().ignoreExceptions().until(() -> {
                journal.append("after");
                return true;
            });

            assertThat(journal.read()).containsExactly("before", "after");
        }
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.read()).containsExactly("before", "after");
        }
    }

    @Test
    void releasesAlthoughTheDiskTakesNoCheckpoint() {
        FailingDisk disk = new FailingDisk();
        try (TestJournal journal = TestJournal.open(disk, folder, SMALL)) {
            List<String> kept = fill(journal);
            disk.failing = true;

            List<StoredBlock> blocks = journal.blocks();
            blocks.forEach(journal.journal()::release);

            assertThat(blocks).hasSameSizeAs(kept);
            assertThat(TestJournal.segments(folder)).hasSize(1);
        }
    }

    @Test
    void startsAgainWithoutItsCheckpoint() throws IOException {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a");
            journal.blocks().forEach(journal.journal()::release);
            journal.append("b");
        }
        Files.writeString(folder.resolve("released"), "nonsense");

        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.read()).containsExactly("a", "b");
        }
    }

    @Test
    void cutsOffATornTailAndKeepsItsBytes() throws IOException {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("whole");
        }
        Path segment = TestJournal.segments(folder).get(0);
        overwrite(segment, BlockFormat.PAGE, "half a block");

        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.read()).containsExactly("whole");
            assertThat(journal.corrupted).hasValue(0);
            assertThat(segment).hasSize(BlockFormat.PAGE);
            assertThat(folder.resolve("quarantine")).isDirectoryContaining("glob:**segment-000000000000.log.4096");
        }
    }

    @Test
    void setsACorruptBlockAsideAndReadsThoseBehindIt() throws IOException {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a");
            journal.append("b");
            journal.append("c");
        }
        overwrite(TestJournal.segments(folder).get(0), BlockFormat.PAGE + BlockFormat.HEADER + 3, "?");

        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            assertThat(journal.found).containsExactly("a", "c");
            assertThat(journal.read()).containsExactly("a", "c");
            assertThat(journal.corrupted.get()).isPositive();
            assertThat(folder.resolve("quarantine")).isDirectoryContaining("glob:**.4096");
        }
    }

    @Test
    void readsTheCopyOfACorruptBlock() throws IOException {
        JournalSettings twice = TestJournal.settings(8, 4, 2);
        try (TestJournal journal = TestJournal.open(folder, twice)) {
            journal.append("a");
            journal.append("b");
        }
        overwrite(TestJournal.segments(folder).get(0), 2 * BlockFormat.PAGE, "\0\0\0\0");

        try (TestJournal journal = TestJournal.open(folder, twice)) {
            assertThat(journal.read()).containsExactly("a", "b");
            assertThat(journal.corrupted.get()).isPositive();
        }
    }

    @Test
    void findsDamageWhileItRuns() throws IOException {
        try (TestJournal journal = TestJournal.open(folder, SMALL)) {
            journal.append("a");
            journal.append("b");
            overwrite(TestJournal.segments(folder).get(0), BlockFormat.HEADER + 2, "??");

            assertThat(journal.read()).containsExactly("b");
            assertThat(journal.corrupted).hasValue(1);
        }
    }

    private static List<String> fill(TestJournal journal) {
        List<String> kept = new ArrayList<>();
        try {
            while (true) {
                String text = "entry " + kept.size();
                journal.append(text);
                kept.add(text);
            }
        } catch (CompletionException full) {
            assertThat(full).hasCauseInstanceOf(JournalRefusedException.class);
        }
        return kept;
    }

    private String incompressible(int seed) {
        StringBuilder text = new StringBuilder();
        new java.util.Random(seed).ints(100_000, 33, 127).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static void overwrite(Path file, long at, String text) throws IOException {
        try (java.nio.channels.FileChannel channel =
                java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(UTF_8)), at);
        }
    }

    private static void assertRefused(CompletableFuture<Void> append, String why) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(append::join)
                .withCauseInstanceOf(JournalRefusedException.class)
                .withMessageContaining(why);
    }
}
