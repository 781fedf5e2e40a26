package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.replay.ReplayCommand;
import io.millrace.quickstart.screen.Screen;
import io.millrace.quickstart.suite.SuitePorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import picocli.CommandLine;

/** {@code ./run replay online-retail}, without the process. */
final class Replay {
    private final SuitePorts ports;
    private final String from;
    private final String to;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    Replay(SuitePorts ports, String from, String to) {
        this.ports = ports;
        this.from = from;
        this.to = to;
    }

    /** Sends everything, and fails unless all of it was accepted. */
    List<String> run() {
        return run(share -> {});
    }

    /** Sends everything on a thread of its own. */
    CompletableFuture<List<String>> start(DoubleConsumer onProgress) {
        return CompletableFuture.supplyAsync(() -> run(onProgress));
    }

    private List<String> run(DoubleConsumer onProgress) {
        int exitCode = new CommandLine(new ReplayCommand(screen(onProgress), Clock.systemUTC()))
                .execute(
                        "online-retail",
                        "--from",
                        from,
                        "--to",
                        to,
                        "--gateway",
                        "http://127.0.0.1:" + ports.gateway(),
                        "--enrichment",
                        "http://127.0.0.1:" + ports.enrichment());
        assertThat(exitCode).as("%s", said).isZero();
        return List.copyOf(said);
    }

    private Screen screen(DoubleConsumer onProgress) {
        return new Screen() {
            @Override
            public void line(String text) {
                said.add(text);
            }

            @Override
            public void progress(double share, String text) {
                onProgress.accept(share);
            }

            @Override
            public void error(String sentence) {
                said.add(sentence);
            }
        };
    }
}
