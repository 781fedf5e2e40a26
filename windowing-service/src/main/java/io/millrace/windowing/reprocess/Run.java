package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.session.SessionRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One metric computed anew.
 *
 * @param range of the windows that are wanted, and of the events that they consist of
 * @param id tells the run's topics and its application from those of others
 */
public record Run(String metric, TimeSpan range, String id) {
    /** An event happened at most so long after it was received, by whatever clock. */
    private static final Duration AHEAD_OF_ARRIVAL = Duration.ofMinutes(5);

    private static final String WINDOWS = "windows.state.v1";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public Run {
        if (!range.start().isBefore(range.end())) {
            throw new IllegalArgumentException(
                    "--from must be before --to, and %s is not before %s.".formatted(range.start(), range.end()));
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "--run must be up to 40 small letters, digits and dashes, not '%s'.".formatted(id));
        }
    }

    /** A name that no other run has, unless it begins in the same second. */
    public static String idAt(Instant time) {
        return TIME.format(time);
    }

    /** The name that a topic of the live service has in this run. */
    public String nameOf(String topic) {
        return topic + suffix(id);
    }

    private static String suffix(String id) {
        return ".replay." + id;
    }

    /** The topic that holds what this run knows of its windows, with what a later event needs to be added to them. */
    public TopicSpec windows() {
        return windowsOf(id);
    }

    static TopicSpec windowsOf(String id) {
        return spec(WINDOWS + suffix(id), WindowState.class, TopicCatalogue.WINDOW_RESULTS);
    }

    public TopicSpec copyOf(TopicSpec topic) {
        return spec(nameOf(topic.name()), topic.value(), topic);
    }

    private static TopicSpec spec(String name, @Nullable Class<? extends SpecificRecord> value, TopicSpec topic) {
        return new TopicSpec(
                name,
                topic.key(),
                value,
                topic.partitioned(),
                topic.retention(),
                topic.maxRecordBytes(),
                topic.writer());
    }

    public String applicationId(String live) {
        return live + "-replay." + id;
    }

    /**
     * The metric as this run measures it: over the events that the wanted windows may consist of, and with nothing sent before
     * a window is complete.
     *
     * @throws IllegalArgumentException when the range cuts a window in two, or a step of windows that overlap
     */
    public Metric measured(Metric live) {
        requireWhole(live, range.start());
        requireWhole(live, range.end());
        TimeSpan events = new TimeSpan(range.start().minus(before(live)), range.end());
        return new Metric(
                live.name(),
                live.description(),
                live.filter().during(events),
                live.each(),
                live.group(),
                live.windowing(),
                live.measures(),
                live.outOfOrderness(),
                live.allowedLateness(),
                live.keep(),
                EarlyPanes.NONE);
    }

    /** Whether it is the sessions that are computed anew. */
    public boolean isOfSessions() {
        return metric.equals(SessionRule.NAME);
    }

    /** The events that sessions of the range consist of, and those that tell that one began before. */
    TimeSpan eventsOf(SessionRule sessions) {
        return new TimeSpan(range.start().minus(sessions.gap()), range.end());
    }

    /** What arrived before this cannot be about the range. */
    Instant firstArrival(Metric live) {
        return range.start().minus(before(live)).minus(AHEAD_OF_ARRIVAL);
    }

    Instant firstArrival(SessionRule sessions) {
        return eventsOf(sessions).start().minus(AHEAD_OF_ARRIVAL);
    }

    /** An event within a gap before the range tells that a session began before it. */
    private static Duration before(Metric metric) {
        return metric.windowing() instanceof SessionWindows sessions ? sessions.gap() : Duration.ZERO;
    }

    private static void requireWhole(Metric metric, Instant edge) {
        if (metric.windowing() instanceof AlignedWindows windows && SwapRule.isAmid(windows, edge)) {
            TimeSpan cut = windows.sliceOf(edge);
            throw new IllegalArgumentException("%s cuts a %s of %s in two: say %s or %s."
                    .formatted(edge, windows.overlaps() ? "step" : "window", metric.name(), cut.start(), cut.end()));
        }
    }
}
