package io.millrace.system.suite;

import io.millrace.quickstart.replay.ReplayCommand;
import io.millrace.quickstart.screen.Screen;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** {@code ./run replay online-retail}, without the process. */
public final class ReplayRun {
    private static final Pattern EVENT_SECONDS = Pattern.compile("^Events: .* in (\\d+) s");

    private final SuitePorts ports;
    private final String from;
    private final String to;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    public ReplayRun(SuitePorts ports, String from, String to) {
        this.ports = ports;
        this.from = from;
        this.to = to;
    }

    /**
     * Sends everything.
     *
     * @return what the command said
     * @throws IllegalStateException unless all of it was accepted
     */
    public List<String> run() {
        return run(share -> {});
    }

    /** Sends everything on a thread of its own. */
    public CompletableFuture<List<String>> start(DoubleConsumer onProgress) {
        return CompletableFuture.supplyAsync(() -> run(onProgress));
    }

    /** How long the events took, by what the command said. */
    public static long eventSeconds(List<String> said) {
        return said.stream()
                .map(EVENT_SECONDS::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .findFirst()
                .orElseThrow();
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
                        ports.url(Part.GATEWAY).toString(),
                        "--enrichment",
                        ports.url(Part.ENRICHMENT).toString());
        if (exitCode != 0) {
            throw new IllegalStateException("The replay ended with %d: %s".formatted(exitCode, said));
        }
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
