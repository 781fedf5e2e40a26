package io.millrace.streams.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Java program in a process of its own, which can be stopped, killed, held and started again. */
public final class JavaProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 90;

    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR");

    private final String name;
    private final ProcessLaunch launch;
    private @Nullable Process process;

    public JavaProcess(String name, ProcessLaunch launch) {
        this.name = name;
        this.launch = launch;
    }

    public synchronized void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("The " + name + " runs already");
        }
        try {
            Files.createDirectories(launch.folder());
            ProcessBuilder java = new ProcessBuilder(launch.command())
                    .directory(launch.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            // Nothing that the one who runs the tests has set for another program.
            java.environment().keySet().retainAll(INHERITED);
            java.environment().putAll(launch.environment());
            process = java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it answers that it is. */
    public boolean isReady() {
        requireAlive();
        return launch.ready().getAsBoolean();
    }

    public void requireAlive() {
        Process running = running();
        if (!running.isAlive()) {
            throw new IllegalStateException(
                    "The %s ended with %d:%n%s".formatted(name, running.exitValue(), launch.lastLines()));
        }
    }

    public void stop() {
        Process running = running();
        running.destroy();
        if (!hasEnded(running)) {
            running.destroyForcibly();
            throw new IllegalStateException(
                    "The %s did not stop within %d s:%n%s".formatted(name, LONGEST_STOP_SECONDS, launch.lastLines()));
        }
    }

    public void kill() {
        hasEnded(running().destroyForcibly());
    }

    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Ends it whatever state it is in; its folder is nobody's then. */
    @Override
    public synchronized void close() {
        if (process != null) {
            hasEnded(process.destroyForcibly());
        }
    }

    private synchronized Process running() {
        return requireNonNull(process, () -> "The " + name + " was not started");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "kill", "-" + signal, Long.toString(running().pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("The %s cannot be sent SIG%s".formatted(name, signal));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasEnded(Process ending) {
        try {
            return ending.waitFor(LONGEST_STOP_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
