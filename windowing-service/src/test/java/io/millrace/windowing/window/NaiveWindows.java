package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;

import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What windows come to, by going through all events for each: the definitions, written down without a thought for speed, and
 * without a line of the code that they judge.
 */
public final class NaiveWindows {
    static final List<Windowing> KINDS = List.of(
            new FixedWindows(Duration.ofSeconds(10)),
            new SlidingWindows(Duration.ofSeconds(20), Duration.ofSeconds(5)),
            new SlidingWindows(Duration.ofSeconds(15), Duration.ofSeconds(10)),
            new CalendarDays(ZoneOffset.ofHoursMinutesSeconds(11, 59, 30)),
            new GlobalWindow(),
            new SessionWindows(Duration.ofSeconds(8), Duration.ofSeconds(20)),
            new SessionWindows(Duration.ofSeconds(4), Duration.ofSeconds(5)),
            new SessionWindows(Duration.ofSeconds(6), Duration.ofHours(1)));

    private final Windowing kind;
    private final Duration allowedLateness;
    private final List<Known> events = new ArrayList<>();

    public NaiveWindows(Windowing kind, Duration allowedLateness) {
        this.kind = kind;
        this.allowedLateness = allowedLateness;
    }

    NaiveWindows(Windowing kind) {
        this(kind, OperatorBench.ALLOWED_LATENESS);
    }

    void add(int second, String group, int amount, int watermark) {
        add(NOON.plusSeconds(second), group, amount, NOON.plusSeconds(watermark));
    }

    /**
     * Remembers an event.
     *
     * @param watermark how far its timeline had come where it was read
     */
    public void add(Instant time, String group, int amount, Instant watermark) {
        events.add(new Known(time, group, amount, watermark));
    }

    /** How many windows an event was on time for, late, and too late, as {@code 1/0/0}. */
    String judge(int second, int watermark) {
        int[] counts = judge(NOON.plusSeconds(second), NOON.plusSeconds(watermark));
        return counts[0] + "/" + counts[1] + "/" + counts[2];
    }

    /** How many windows an event was on time for, late, and too late, in this order. */
    public int[] judge(Instant time, Instant watermark) {
        int[] counts = new int[3];
        for (TimeSpan window : windowsOf(time)) {
            counts[lateness(window, watermark)]++;
        }
        return counts;
    }

    /** All windows with their sums and numbers of events, without the events that were too late for them. */
    public Map<String, String> results() {
        return kind instanceof SessionWindows sessions ? sessions(sessions) : standing();
    }

    /** How many events that were there before the watermark had passed a window must be in it when it is on time. */
    long onTime(Instant start, Instant end, String group) {
        return events.stream()
                .filter(event -> event.group().equals(group))
                .filter(event -> !event.time().isBefore(start) && event.time().isBefore(end))
                .filter(event -> event.watermark().isBefore(end))
                .filter(event -> !isTooLateAlone(event))
                .count();
    }

    /** Of a session, where an event is judged as if there were no other. */
    private boolean isTooLateAlone(Known event) {
        return kind instanceof SessionWindows sessions && lateness(sessions.of(event.time()), event.watermark()) == 2;
    }

    public static String describe(Instant start, Instant end, String group) {
        return group + " " + start + "/" + end;
    }

    private Map<String, String> standing() {
        Map<String, List<Known>> windows = new HashMap<>();
        for (Known event : events) {
            for (TimeSpan window : windowsOf(event.time())) {
                if (lateness(window, event.watermark()) < 2) {
                    windows.computeIfAbsent(
                                    describe(window.start(), window.end(), event.group()), key -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        Map<String, String> results = new TreeMap<>();
        windows.forEach((window, inIt) -> results.put(window, sum(inIt)));
        return results;
    }

    private Map<String, String> sessions(SessionWindows sessions) {
        Map<String, String> results = new TreeMap<>();
        Map<String, List<Known>> groups = new HashMap<>();
        for (Known event : events) {
            if (lateness(sessions.of(event.time()), event.watermark()) < 2) {
                groups.computeIfAbsent(event.group(), key -> new ArrayList<>()).add(event);
            }
        }
        groups.values().forEach(group -> {
            group.sort(Comparator.comparing(Known::time));
            chains(group, sessions.gap()).stream()
                    .flatMap(chain -> cut(chain, sessions.most()).stream())
                    .forEach(session -> results.put(
                            describe(
                                    session.get(0).time(),
                                    session.get(session.size() - 1).time().plus(sessions.gap()),
                                    session.get(0).group()),
                            sum(session)));
        });
        return results;
    }

    private static List<List<Known>> chains(List<Known> sorted, Duration gap) {
        List<List<Known>> chains = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Known event : sorted) {
            if (chains.isEmpty() || !event.time().isBefore(last.plus(gap))) {
                chains.add(new ArrayList<>());
            }
            chains.get(chains.size() - 1).add(event);
            last = event.time();
        }
        return chains;
    }

    private static List<List<Known>> cut(List<Known> chain, Duration most) {
        Instant first = chain.get(0).time();
        Instant last = chain.get(chain.size() - 1).time();
        if (!last.isAfter(first.plus(most))) {
            return List.of(chain);
        }
        Map<Long, List<Known>> cells = new TreeMap<>();
        for (Known event : chain) {
            cells.computeIfAbsent(
                            Math.floorDiv(event.time().toEpochMilli(), most.toMillis()), cell -> new ArrayList<>())
                    .add(event);
        }
        return List.copyOf(cells.values());
    }

    private List<TimeSpan> windowsOf(Instant time) {
        if (kind instanceof SlidingWindows sliding) {
            List<TimeSpan> windows = new ArrayList<>();
            long step = sliding.step().toMillis();
            long latest = time.toEpochMilli() / step * step;
            for (long start = latest;
                    start > time.toEpochMilli() - sliding.size().toMillis();
                    start -= step) {
                Instant begin = Instant.ofEpochMilli(start);
                windows.add(new TimeSpan(begin, begin.plus(sliding.size())));
            }
            return windows;
        }
        if (kind instanceof CalendarDays days) {
            LocalDate date = time.atZone(days.zone()).toLocalDate();
            return List.of(new TimeSpan(
                    date.atStartOfDay(days.zone()).toInstant(),
                    date.plusDays(1).atStartOfDay(days.zone()).toInstant()));
        }
        if (kind instanceof SessionWindows sessions) {
            return List.of(new TimeSpan(time, time.plus(sessions.gap())));
        }
        return List.of(((AlignedWindows) kind).sliceOf(time));
    }

    /** 0 on time, 1 late, 2 too late. */
    private int lateness(TimeSpan window, Instant watermark) {
        if (watermark.isBefore(window.end())) {
            return 0;
        }
        return watermark.isBefore(window.end().plus(allowedLateness)) ? 1 : 2;
    }

    private static String sum(List<Known> events) {
        return events.stream().mapToInt(Known::amount).sum() + " in " + events.size();
    }

    private record Known(Instant time, String group, int amount, Instant watermark) {}
}
