package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A contestant that runs. */
final class ContestantProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 10;

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
        return new ContestantProcess(process, log);
    }

    /** How long processors have worked for it, all of its threads together. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow(this::ended);
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
