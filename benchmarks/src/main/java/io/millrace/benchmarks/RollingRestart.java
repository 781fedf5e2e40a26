package io.millrace.benchmarks;

import static java.util.stream.Collectors.joining;

import io.millrace.quickstart.suite.Part;
import io.millrace.system.process.ProcessSuite;
import io.millrace.system.suite.Member;
import io.millrace.system.suite.SuiteClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts every process but brokers and registry, one after the other, under steady traffic to two gateways and two
 * recommendation services, and counts the requests that failed. An instance leaves as in Kubernetes: it gets no new
 * requests, a pause later it is told to end.
 */
public final class RollingRestart {
    private static final Logger LOG = LoggerFactory.getLogger(RollingRestart.class);
    private static final int EVENTS_PER_REQUEST = 10;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(20);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    /** The chart's pause before an instance is told to end. */
    private static final Duration FROM_LEAVING_TO_END = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int VISITORS = 2000;
    private static final int PRODUCTS = 1000;
    private static final Set<Part> NOT_RESTARTED = Set.of(Part.KAFKA, Part.REGISTRY);

    private final Report report = new Report(
            "Every service restarted under %d events/s"
                    .formatted(EVENTS_PER_REQUEST * 1000L / BETWEEN_EVENTS.toMillis()),
            "benchmarks/rolling-restart");
    private final ProcessSuite suite;
    private final Map<Part, Balancer> balancers = new EnumMap<>(Part.class);

    private RollingRestart(ProcessSuite suite) {
        this.suite = suite;
        for (Part part : List.of(Part.GATEWAY, Part.RECOMMENDATION)) {
            balancers.put(
                    part,
                    new Balancer(suite.members().stream()
                            .filter(member -> member.part() == part)
                            .toList()));
        }
    }

    /** Takes the file for the report. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Scratch.folder();
        try (ProcessSuite suite = ProcessSuite.start(folder, Set.of(Part.GATEWAY, Part.RECOMMENDATION))) {
            new RollingRestart(suite).measure().write(Path.of(arguments[0]));
        }
    }

    private Report measure() throws InterruptedException {
        SteadyRequests events = new SteadyRequests(balancer(Part.GATEWAY), RollingRestart::views, BETWEEN_EVENTS);
        SteadyRequests questions =
                new SteadyRequests(balancer(Part.RECOMMENDATION), RollingRestart::question, BETWEEN_QUESTIONS);
        Thread.sleep(WARM_UP.toMillis());
        long began = System.nanoTime();
        for (Member member : suite.members()) {
            if (!NOT_RESTARTED.contains(member.part())) {
                restart(member);
            }
        }
        report.add("all of them, one after the other", seconds(began), "");
        events.close();
        questions.close();
        report.add("events sent", "%,d".formatted(events.sent() * EVENTS_PER_REQUEST), "");
        describe("gateway", events);
        describe("recommendation API", questions);
        countRows(events.sent() * EVENTS_PER_REQUEST);
        balancers.values().forEach(Balancer::close);
        return report;
    }

    private void restart(Member member) throws InterruptedException {
        LOG.info("Restarting {}", member.name());
        Balancer balancer = balancers.get(member.part());
        if (balancer != null) {
            balancer.takeOut(member);
            Thread.sleep(FROM_LEAVING_TO_END.toMillis());
        }
        long stopping = System.nanoTime();
        member.stop();
        String stop = seconds(stopping);
        long starting = System.nanoTime();
        member.start();
        if (balancer != null) {
            balancer.takeBack(member);
        }
        while (!(balancer == null ? member.isReady() : balancer.isInUse(member))) {
            requirePatience(starting, member.name());
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        report.add(member.name(), "stopped in %s, ready in %s".formatted(stop, seconds(starting)), "");
    }

    private void describe(String api, SteadyRequests requests) {
        requests.failures().stream().distinct().limit(5).forEach(LOG::warn);
        report.add("requests to the " + api, "%,d".formatted(requests.sent()), "");
        report.add("of them failed", Integer.toString(requests.failures().size()), "0");
        report.add(
                "answered within",
                "p50 %d ms, p99 %d ms"
                        .formatted(
                                requests.latencies().within(0.5).toMillis(),
                                requests.latencies().within(0.99).toMillis()),
                "");
    }

    private void countRows(long expected) throws InterruptedException {
        SuiteClient client = new SuiteClient(suite.ports());
        long began = System.nanoTime();
        while (client.count("select count(*) from events") < expected) {
            requirePatience(began, "rows");
            Thread.sleep(BETWEEN_LOOKS.toMillis() * 10);
        }
        report.add("rows of them", "%,d".formatted(client.count("select count(*) from events")), "as many as events");
    }

    private Balancer balancer(Part part) {
        Balancer balancer = balancers.get(part);
        if (balancer == null) {
            throw new IllegalArgumentException("There is one " + part + " only");
        }
        return balancer;
    }

    private static HttpRequest.Builder views(URI gateway) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String batch = IntStream.range(0, EVENTS_PER_REQUEST)
                .mapToObj(event -> Clicks.view(
                        UUID.randomUUID().toString(),
                        "visitor-" + random.nextInt(VISITORS),
                        "p" + random.nextInt(PRODUCTS)))
                .collect(joining(",", "[", "]"));
        return HttpRequest.newBuilder(gateway.resolve("/v1/events"))
                .header("Authorization", "Basic ZGV2LXdyaXRlLWtleTo=")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch));
    }

    private static HttpRequest.Builder question(URI service) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String query = "/v1/recommendations/next?visitorId=a:visitor-%d&itemId=p%d"
                .formatted(random.nextInt(VISITORS), random.nextInt(PRODUCTS));
        return HttpRequest.newBuilder(service.resolve(query)).header("Authorization", "Bearer dev-read-key");
    }

    private static void requirePatience(long began, String what) {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
            throw new IllegalStateException("%s: not within %s".formatted(what, PATIENCE));
        }
    }

    private static String seconds(long began) {
        return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
    }
}
