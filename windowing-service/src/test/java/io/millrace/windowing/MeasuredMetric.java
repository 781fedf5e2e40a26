package io.millrace.windowing;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import io.millrace.windowing.window.NaiveWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A metric by settings, and what a naive model says that it must come to. */
final class MeasuredMetric {
    private static final Duration LATENESS = Duration.ofMinutes(2);

    private final String name;
    private final List<String> window;
    private final NaiveWindows model;
    private final List<String> late = new ArrayList<>();
    private long read;
    private final long[] verdicts = new long[3];

    private MeasuredMetric(String name, Windowing kind, List<String> window) {
        this.name = name;
        this.window = window;
        this.model = new NaiveWindows(kind, LATENESS);
    }

    static List<MeasuredMetric> ofEachKind() {
        return List.of(
                new MeasuredMetric("fixed", new FixedWindows(Duration.ofMinutes(1)), List.of("fixed=1m")),
                new MeasuredMetric(
                        "sliding",
                        new SlidingWindows(Duration.ofMinutes(2), Duration.ofSeconds(30)),
                        List.of("sliding.size=2m", "sliding.step=30s")),
                new MeasuredMetric(
                        "visits",
                        new SessionWindows(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                        List.of("session.gap=1s", "session.most=10m")));
    }

    String name() {
        return name;
    }

    /** The metric's definition among others on a command line. */
    List<String> settings(int place) {
        String metric = "--millrace.windowing.metrics[" + place + "].";
        List<String> settings = new ArrayList<>(List.of(
                metric + "name=" + name,
                metric + "group=product",
                metric + "allowed-lateness=" + LATENESS.toSeconds() + "s",
                metric + "measures[0].name=total",
                metric + "measures[0].kind=sum",
                metric + "measures[0].amount=position"));
        window.forEach(setting -> settings.add(metric + "window." + setting));
        return settings;
    }

    /**
     * Remembers an event.
     *
     * @param watermark how far its timeline had come in its partition
     */
    void add(EnrichedEvent event, String product, Instant watermark) {
        int[] windows = model.judge(event.getEventTime(), watermark);
        for (int verdict = 0; verdict < windows.length; verdict++) {
            verdicts[verdict] += windows[verdict];
        }
        if (windows[2] > 0) {
            late.add(name + " " + event.getMessageId() + " in " + windows[2]);
        }
        model.add(event.getEventTime(), product, Math.toIntExact(event.getSessionSeq()), watermark);
        read++;
    }

    Map<String, String> results() {
        return model.results();
    }

    List<String> late() {
        return late;
    }

    String ledger() {
        return ledger(name, read, verdicts[0], verdicts[1], verdicts[2]);
    }

    static String ledger(String metric, long read, long onTime, long lateAccepted, long lateDropped) {
        return "%s: %d events; windows: %d on time, %d late, %d too late"
                .formatted(metric, read, onTime, lateAccepted, lateDropped);
    }
}
