package io.millrace.warehouse.sink;

import io.millrace.platform.EmbeddedConnect;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** A Connect worker in a process of its own, so that it can be killed. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    static WorkerProcess start(String bootstrapServers, int port, Path pluginFolder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder worker = new ProcessBuilder(
                java,
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProcess.class.getName(),
                bootstrapServers,
                Integer.toString(port),
                pluginFolder.toString());
        File log = Path.of("target", "worker.log").toFile();
        worker.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        try {
            return new WorkerProcess(worker.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends the worker without a word of warning, and answers when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The worker itself. It ends when it is killed, or with the process that started it. */
    public static void main(String[] args) {
        EmbeddedConnect worker = EmbeddedConnect.start(args[0], Integer.parseInt(args[1]), Path.of(args[2]));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        worker.close();
        Runtime.getRuntime().halt(0);
    }
}
