package io.millrace.benchmarks.door;

import io.millrace.benchmarks.Report;
import io.millrace.benchmarks.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the gateway's front door: beside a bare server (H), beside other HTTP stacks with the same work behind them, and
 * with real brokers on the same machine. Driver, server and brokers share all cores.
 */
public final class FrontDoorBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoorBenchmark.class);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final Duration OBSERVED = Duration.ofSeconds(10);
    private static final double SHARE_OF_MOST = 0.7;
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    /** For a server that answers at once. */
    private static final int FEW = 32;
    /** So many that the brokers' latency does not bound the rate, and so few that it keeps clear of all that the cores can do. */
    private static final int SEVERAL = 128;

    private static final int MANY = 256;

    private final Report report = new Report("The gateway's front door", "benchmarks/front-door");
    private double hello;

    private FrontDoorBenchmark() {}

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FrontDoorBenchmark benchmark = new FrontDoorBenchmark();
        benchmark.measure();
        benchmark.report.write(Path.of(arguments[0]));
    }

    private void measure() throws IOException, InterruptedException {
        ours();
        if (!"false".equals(System.getProperty("benchmark.stacks"))) {
            otherStacks();
        }
        batches();
        brokers();
    }

    private void otherStacks() throws IOException, InterruptedException {
        nullSink("Reactor Netty", "reactor-netty");
        nullSink("Tomcat, platform threads", "tomcat");
        if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            nullSink("Tomcat, virtual threads", "tomcat-virtual");
        }
    }

    /** Between two measurements of the bare server, as the machine is not always equally fast. */
    private void ours() throws IOException, InterruptedException {
        double before = most("hello", Requests.hello());
        double ours = most("netty", Requests.one());
        double after = most("hello", Requests.hello());
        hello = (before + after) / 2;
        report.add(
                "bare Netty hello (H), before and after ours",
                "%s and %s, H %s".formatted(perSecond(before), perSecond(after), perSecond(hello)),
                "");
        report.add("one event of 1 KB a request, nowhere: Netty pipeline (ours)", ofHello(ours), "at least 0.45 H");
    }

    private void nullSink(String stack, String kind) throws IOException, InterruptedException {
        report.add("one event of 1 KB a request, nowhere: " + stack, ofHello(most(kind, Requests.one())), "");
    }

    private void batches() throws IOException, InterruptedException {
        double batches = most("netty", Requests.batch());
        report.add(
                "50 events of 1 KB a request, gzip, nowhere: Netty pipeline (ours)",
                perSecond(batches * Requests.BATCH) + " events",
                "");
    }

    private void brokers() throws IOException, InterruptedException {
        Path folder = Scratch.folder();
        try (Server brokers = Server.brokers(folder.resolve("brokers"));
                Server gateway = Server.start(
                        "gateway",
                        Integer.toString(brokers.port()),
                        folder.resolve("gateway").toString())) {
            double single = single(gateway, SEVERAL, "at least 0.25 H", "p99 at most 25 ms");
            batches(gateway, single);
            single(gateway, FEW, "", "");
            single(gateway, MANY, "", "");
        }
    }

    private double single(Server gateway, int connections, String rateAsked, String latencyAsked)
            throws InterruptedException {
        Load load = new Load(gateway.port(), Requests.one(), connections);
        load.warmUp();
        double most = load.most(MEASURED);
        String what = "one event of 1 KB a request, acks=all, %d connections".formatted(connections);
        report.add(what, ofHello(most), rateAsked);
        latency(what, load, most, latencyAsked);
        return most;
    }

    private void batches(Server gateway, double single) throws IOException, InterruptedException {
        Load load = new Load(gateway.port(), Requests.batch(), SEVERAL);
        load.warmUp();
        double most = load.most(MEASURED);
        String what = "50 events of 1 KB a request, gzip, acks=all, %d connections".formatted(SEVERAL);
        double events = most * Requests.BATCH;
        report.add(
                what,
                "%s events, %.1f times single ones".formatted(perSecond(events), events / single),
                "at least 5 times");
        latency(what, load, most, "p99 at most 25 ms");
    }

    private void latency(String what, Load load, double most, String asked) throws InterruptedException {
        // Another rhythm than before: what is compiled for it is compiled in the first seconds.
        load.at(SHARE_OF_MOST * most, MEASURED);
        Histogram latencies = load.at(SHARE_OF_MOST * most, OBSERVED);
        report.add(
                "at 70 % of that rate: " + what,
                "p50 %s, p99 %s, p99.9 %s"
                        .formatted(millis(latencies, 50), millis(latencies, 99), millis(latencies, 99.9)),
                asked);
    }

    private static double most(String kind, byte[] request) throws IOException, InterruptedException {
        LOG.info("Measuring {}", kind);
        try (Server server = Server.start(kind)) {
            Load load = new Load(server.port(), request, FEW);
            load.warmUp();
            return load.most(MEASURED);
        }
    }

    private String ofHello(double rate) {
        return "%s, %.2f H".formatted(perSecond(rate), rate / hello);
    }

    private static String perSecond(double rate) {
        return "%,.0f/s".formatted(rate);
    }

    private static String millis(Histogram latencies, double percentile) {
        return "%.1f ms"
                .formatted(latencies.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }
}
