package io.millrace.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that is sending. */
public final class Scenario implements AutoCloseable {
    private final Process process;
    private final Path said;
    private final Path complained;

    Scenario(Process process, Path said, Path complained) {
        this.process = process;
        this.said = said;
        this.complained = complained;
    }

    /** What it has told so far, line by line. */
    public List<String> said() {
        try {
            return Files.readAllLines(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has told this, or has ended. */
    public boolean hasSaidOrEnded(String line) {
        return said().contains(line) || !process.isAlive();
    }

    /** Waits for it to end well, once it need not stay for anything. */
    public List<String> finish() {
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s complained: %s", said.getFileName(), Files.readString(complained))
                    .isTrue();
            return said();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
