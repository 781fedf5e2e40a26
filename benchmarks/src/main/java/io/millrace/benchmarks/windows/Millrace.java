package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.windowing.WindowingApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The windowing service as it ships, but for the settings of the one metric that is measured. */
final class Millrace implements Contestant {
    private static final String COUNT = "events";
    private static final String SUM = "pieces";

    /** By registry, as each platform has its own. */
    private final Map<String, AvroSerdes> serdes = new HashMap<>();

    @Override
    public String name() {
        return "Millrace";
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public List<String> command(Run run) {
        List<String> command = new ArrayList<>(
                Jvm.command(System.getProperty("java.class.path"), List.of(CompactDeserializer.option(run.work()))));
        command.add(WindowingApplication.class.getName());
        command.addAll(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + run.platform().bootstrapServers(),
                "--millrace.registry.url=" + run.platform().registryUrl(),
                "--spring.kafka.streams.application-id=" + group(run),
                "--spring.kafka.streams.state-dir=" + run.folder(),
                "--spring.kafka.streams.properties.commit.interval.ms="
                        + run.interval().toMillis(),
                // Flink sends what is final, and nothing before.
                "--millrace.windowing.time.early-panes=1d"));
        if (run.codec() == Codec.COMPACT) {
            command.add("--millrace.registry.deserializer=" + CompactDeserializer.class.getName());
        }
        command.addAll(run.work() == Work.SESSIONS ? sessionsAlone(run) : windowsAlone(run));
        return command;
    }

    @Override
    public String group(Run run) {
        return "millrace-windowing-" + run.id();
    }

    @Override
    public String output(Run run) {
        return run.work() == Work.SESSIONS
                ? TopicCatalogue.SESSIONS_CLOSED.name()
                : TopicCatalogue.WINDOW_RESULTS.name();
    }

    @Override
    public Optional<Result> result(Run run, byte[] value) {
        AvroSerdes reading = serdes.computeIfAbsent(
                run.platform().registryUrl(),
                url -> AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", url))));
        String topic = output(run);
        return Optional.of(
                run.work() == Work.SESSIONS
                        ? session(reading.of(Session.class).deserializer().deserialize(topic, value), run.size())
                        : pane(reading.of(WindowPane.class).deserializer().deserialize(topic, value)));
    }

    private static Result pane(WindowPane pane) {
        return new Result(
                String.valueOf(pane.getGroup().get(0).getValue()),
                pane.getStart().toEpochMilli(),
                pane.getEnd().toEpochMilli(),
                value(pane, COUNT) / 1_000,
                value(pane, SUM),
                pane.getTiming() != Timing.EARLY);
    }

    private static Result session(Session session, Duration gap) {
        return new Result(
                session.getVisitorId(),
                session.getStartedAt().toEpochMilli(),
                session.getEndedAt().plus(gap).toEpochMilli(),
                session.getEvents(),
                session.getRevenue() == null
                        ? 0
                        : session.getRevenue().movePointRight(6).longValueExact(),
                true);
    }

    private static long value(WindowPane pane, String measure) {
        return pane.getValues().stream()
                .filter(value -> value.getName().equals(measure))
                .map(Measurement::getValue)
                .mapToLong(value -> value.movePointRight(3).longValueExact())
                .sum();
    }

    private static List<String> windowsAlone(Run run) {
        String metric = "--millrace.windowing.metrics[0].";
        List<String> settings = new ArrayList<>(List.of(
                metric + "name=per-product",
                metric + "group=product",
                metric + "allowed-lateness=" + Work.ALLOWED_LATENESS,
                metric + "measures[0].name=" + COUNT,
                metric + "measures[0].kind=count",
                metric + "measures[1].name=" + SUM,
                metric + "measures[1].kind=sum",
                metric + "measures[1].amount=quantity",
                "--millrace.windowing.sessions.enabled=false",
                "--spring.kafka.streams.properties.processor.wrapper.class=" + NoSessions.class.getName()));
        if (run.work() == Work.SLIDING) {
            settings.add(metric + "window.sliding.size=" + run.size());
            settings.add(metric + "window.sliding.step=" + run.step());
        } else {
            settings.add(metric + "window.fixed=" + run.size());
        }
        return settings;
    }

    private static List<String> sessionsAlone(Run run) {
        return List.of(
                "--millrace.windowing.metrics=",
                "--millrace.windowing.sessions.gap=" + run.size(),
                "--millrace.windowing.sessions.allowed-lateness=" + Work.ALLOWED_LATENESS);
    }
}
