package io.millrace.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whatever happens, what was promised is read in its order, and only what was released is missing. The model is a list and
 * the number of entries at its beginning that were released.
 */
class JournalCrashPropertyTest {
    private final List<String> promised = new ArrayList<>();
    private int released;
    private int crashes;
    private Path root = Path.of("");

    @BeforeTry
    void begin() throws IOException {
        root = Files.createTempDirectory("millrace-journal-");
        promised.clear();
        released = 0;
        crashes = 0;
    }

    @AfterTry
    void end() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Property(tries = 40)
    void losesNothingInACrash(@ForAll("steps") List<Step> steps, @ForAll("copies") int copies, @ForAll Random random) {
        JournalSettings settings = TestJournal.settings(8, 1000, copies);
        TestJournal journal = TestJournal.open(root.resolve("0"), settings);
        try {
            for (Step step : steps) {
                switch (step) {
                    case APPEND -> append(journal, random);
                    case RELEASE -> release(journal, random);
                    case REOPEN -> {
                        journal.close();
                        journal = TestJournal.open(journal.folder, settings);
                        assertReads(journal, 0);
                        journal = reopened(journal, settings);
                    }
                    case CRASH -> {
                        Path left = journal.copyTo(root.resolve(Integer.toString(++crashes)));
                        journal.close();
                        writeTornTail(left, random);
                        journal = TestJournal.open(left, settings);
                        assertReads(journal, released);
                        assertThat(journal.corrupted).hasValue(0);
                        journal = reopened(journal, settings);
                    }
                }
            }
        } finally {
            journal.close();
        }
    }

    @Property(tries = 40)
    void losesAtMostTheBlockThatIsDamagedAndNoneThatHasACopy(@ForAll("copies") int copies, @ForAll Random random)
            throws IOException {
        JournalSettings settings = TestJournal.settings(8, 1000, copies);
        try (TestJournal journal = TestJournal.open(root, settings)) {
            for (int i = 0; i < 20; i++) {
                journal.append("entry " + i, "x".repeat(random.nextInt(9000)));
                promised.add("entry " + i);
            }
        }
        List<Path> written = TestJournal.segments(root).stream()
                .filter(JournalCrashPropertyTest::isWritten)
                .toList();
        flipABit(written.get(random.nextInt(written.size())), random);

        try (TestJournal journal = TestJournal.open(root, settings)) {
            List<String> read = journal.read().stream()
                    .filter(text -> text.startsWith("entry"))
                    .toList();
            assertThat(promised).containsSubsequence(read);
            assertThat(read).hasSizeGreaterThanOrEqualTo(copies > 1 ? 20 : 19);
            // What is missing from the end of the last segment cannot be told from a write that was cut short.
            boolean last = read.isEmpty() || !read.contains("entry 19");
            assertThat(read.size() == 20 || last || journal.corrupted.get() > 0).isTrue();
        }
    }

    @Property(tries = 30)
    void alwaysStarts(@ForAll Random random) throws IOException {
        JournalSettings settings = TestJournal.settings(8, 1000, 1);
        try (TestJournal journal = TestJournal.open(root, settings)) {
            for (int i = 0; i < 30; i++) {
                journal.append("entry " + i);
                promised.add("entry " + i);
            }
        }
        for (Path segment : TestJournal.segments(root)) {
            byte[] noise = new byte[random.nextInt(3 * BlockFormat.PAGE)];
            random.nextBytes(noise);
            write(segment, random.nextInt(8 * BlockFormat.PAGE), noise);
        }

        try (TestJournal journal = TestJournal.open(root, settings)) {
            assertThat(promised).containsSubsequence(journal.read());
            journal.append("goes on");
            assertThat(journal.read()).containsExactly("goes on");
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(6, Step.APPEND),
                        net.jqwik.api.Tuple.of(4, Step.RELEASE),
                        net.jqwik.api.Tuple.of(1, Step.REOPEN),
                        net.jqwik.api.Tuple.of(2, Step.CRASH))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Integer> copies() {
        return Arbitraries.of(1, 2);
    }

    enum Step {
        APPEND,
        RELEASE,
        REOPEN,
        CRASH
    }

    private void append(TestJournal journal, Random random) {
        String[] texts = new String[1 + random.nextInt(4)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = (promised.size() + i) + "x".repeat(random.nextInt(6000));
        }
        journal.append(texts);
        promised.addAll(List.of(texts));
    }

    private void release(TestJournal journal, Random random) {
        for (int blocks = random.nextInt(3); blocks > 0; blocks--) {
            StoredBlock block = journal.journal().next();
            if (block == null) {
                return;
            }
            assertThat(block.entries().stream().map(TestJournal::text))
                    .containsExactlyElementsOf(promised.subList(
                            released, released + block.entries().size()));
            journal.journal().release(block);
            released += block.entries().size();
        }
    }

    /** All that was promised is read, from somewhere before what was released last. */
    private void assertReads(TestJournal journal, int mayComeAgain) {
        List<String> read = journal.read();
        int from = promised.size() - read.size();
        assertThat(from).isBetween(released - mayComeAgain, released);
        assertThat(read).containsExactlyElementsOf(promised.subList(from, promised.size()));
        assertThat(journal.found).containsExactlyElementsOf(read);
        assertThat(journal.journal().isEmpty()).isEqualTo(read.isEmpty());
        released = from;
    }

    /** Reading has no way back, so the journal that goes on is another. */
    private TestJournal reopened(TestJournal read, JournalSettings settings) {
        read.close();
        return TestJournal.open(read.folder, settings);
    }

    /** A block that nobody was told of, of which the disk has some. */
    private void writeTornTail(Path folder, Random random) {
        List<Path> written = TestJournal.segments(folder).stream()
                .filter(JournalCrashPropertyTest::isWritten)
                .toList();
        if (written.isEmpty()) {
            return;
        }
        ByteBuffer block = new BlockEncoder()
                .encode(1_000_000, List.of(TestJournal.entry("torn" + "y".repeat(random.nextInt(9000)), 0)));
        byte[] torn = new byte[block.remaining()];
        block.get(torn);
        torn[random.nextInt(BlockFormat.HEADER)] ^= 0x20;
        write(written.get(written.size() - 1), usedBytes(written.get(written.size() - 1)), torn);
    }

    private static boolean isWritten(Path segment) {
        return usedBytes(segment) > 0;
    }

    /** Up to the last page in which there is anything. */
    private static long usedBytes(Path segment) {
        try {
            byte[] bytes = Files.readAllBytes(segment);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            return BlockFormat.inPages(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flipABit(Path segment, Random random) throws IOException {
        int at = random.nextInt((int) usedBytes(segment));
        byte[] bytes = Files.readAllBytes(segment);
        write(segment, at, new byte[] {(byte) (bytes[at] ^ (1 << random.nextInt(8)))});
    }

    private static void write(Path file, long at, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
