package io.millrace.benchmarks.door;

import io.millrace.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
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
    private static final double SHARE_OF_MOST = 0.7;
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

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
        hello = most("hello", Requests.hello());
        report.add("bare Netty hello (H)", perSecond(hello), "");
        nullSink("Netty pipeline (ours)", "netty", "at least 0.45 H");
        nullSink("Reactor Netty", "reactor-netty", "");
        nullSink("Tomcat, platform threads", "tomcat", "");
        if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            nullSink("Tomcat, virtual threads", "tomcat-virtual", "");
        }
        batches();
        brokers();
        report.add("bare Netty hello once more", perSecond(most("hello", Requests.hello())), "");
    }

    private void nullSink(String stack, String kind, String asked) throws IOException, InterruptedException {
        double most = most(kind, Requests.one());
        report.add("one event of 1 KB a request, nowhere: " + stack, ofHello(most), asked);
    }

    private void batches() throws IOException, InterruptedException {
        double batches = most("netty", Requests.batch());
        report.add(
                "50 events of 1 KB a request, gzip, nowhere: Netty pipeline (ours)",
                perSecond(batches * Requests.BATCH) + " events",
                "");
    }

    private void brokers() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("millrace-door");
        try (Server brokers = Server.start("brokers");
                Server gateway = Server.start("gateway", Integer.toString(brokers.port()), folder.toString())) {
            Load one = Load.ofMany(gateway.port(), Requests.one());
            one.warmUp();
            double most = one.most(MEASURED);
            report.add("one event of 1 KB a request, acks=all, 256 connections", ofHello(most), "at least 0.25 H");
            latency("one event of 1 KB a request, acks=all, 256 connections", one, most);
            Load fifty = Load.ofFew(gateway.port(), Requests.batch());
            fifty.warmUp();
            double batches = fifty.most(MEASURED);
            report.add(
                    "50 events of 1 KB a request, gzip, acks=all",
                    "%s events, %.1f times single ones"
                            .formatted(perSecond(batches * Requests.BATCH), batches * Requests.BATCH / most),
                    "at least 5 times");
            latency("50 events of 1 KB a request, gzip, acks=all", fifty, batches);
        }
    }

    private void latency(String what, Load load, double most) throws InterruptedException {
        Histogram latencies = load.at(SHARE_OF_MOST * most, MEASURED);
        report.add(
                "at 70 % of that rate: " + what,
                "p50 %s, p99 %s, p99.9 %s"
                        .formatted(millis(latencies, 50), millis(latencies, 99), millis(latencies, 99.9)),
                "p99 at most 25 ms");
    }

    private static double most(String kind, byte[] request) throws IOException, InterruptedException {
        LOG.info("Measuring {}", kind);
        try (Server server = Server.start(kind)) {
            Load load = Load.ofFew(server.port(), request);
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
