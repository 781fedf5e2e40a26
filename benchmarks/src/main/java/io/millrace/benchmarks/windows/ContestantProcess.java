package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A contestant that runs. */
final class ContestantProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 10;
    /** Counted from behind the thread's name. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    private final Process process;
    private final Path log;

    private ContestantProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ContestantProcess start(Contestant contestant, Run run) throws IOException {
        Files.createDirectories(run.folder());
        Path log = run.folder().resolve("log");
        Process process = new ProcessBuilder(contestant.command(run))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // It does not outlive a benchmark that is ended.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ContestantProcess(process, log);
    }

    /** How long processors have worked for it: for all of its threads but those that compile. */
    Duration processorTime() {
        Duration all = process.info().totalCpuDuration().orElseThrow(this::ended);
        return all.minus(compilers());
    }

    /** Of threads that are called so; by what Linux says, in hundredths of a second. */
    Duration compilers() {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        long ticks = 0;
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                ticks += compilerTicks(thread);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Linux does not say what the threads of %s do".formatted(log), e);
        }
        return Duration.ofMillis(10 * ticks);
    }

    private static long compilerTicks(Path thread) {
        String stat;
        try {
            stat = Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            return 0; // The thread has ended since; those that compile never do.
        }
        if (!stat.contains("(C1 Compiler") && !stat.contains("(C2 Compiler")) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it; what it still does then is not looked at. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private IllegalStateException ended() {
        return new IllegalStateException("The process has ended, see " + log);
    }
}
