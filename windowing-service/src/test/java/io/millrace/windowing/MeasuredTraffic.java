package io.millrace.windowing;

import static io.millrace.windowing.EnrichedLog.PARTITIONS;

import io.millrace.event.clickstream.EnrichedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Some hundreds of events a second on two timelines, out of order, some late and some too late, with watermarks in between; and
 * models that hear of each.
 */
final class MeasuredTraffic implements AutoCloseable {
    private static final List<String> TIMELINES = List.of("live", "import-1");
    private static final int PRODUCTS = 10;
    private static final int EVENTS_OF_A_STEP = 8;
    private static final int MARKERS_OF_A_STEP = TIMELINES.size() * PARTITIONS;
    private static final int STEP_MILLIS = 10;
    private static final Duration OF_A_STEP = Duration.ofMillis(250);
    private static final Duration BEHIND = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final EnrichedLog log;
    private final List<MeasuredMetric> metrics;
    private final Random random = new Random(20_101_201);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Instant> watermarks = new HashMap<>();
    private final Map<String, Long> sessions = new HashMap<>();
    private Instant now = Instant.parse("2010-12-01T00:00:00Z");
    private int events;
    private final AtomicLong records = new AtomicLong();

    MeasuredTraffic(EnrichedLog log, List<MeasuredMetric> metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /** Goes on until {@link #stop}. */
    ScheduledFuture<?> start() {
        return clock.scheduleAtFixedRate(this::step, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends it, with every window passed by. */
    void stop(ScheduledFuture<?> traffic) throws InterruptedException, ExecutionException {
        traffic.cancel(false);
        clock.submit(this::passEverything).get();
    }

    /** How many events there are of each visit. */
    Map<String, Long> sessions() {
        return sessions;
    }

    /** How many records of all kinds have been written. */
    long records() {
        return records.get();
    }

    private void step() {
        now = now.plus(OF_A_STEP);
        for (int number = 0; number < EVENTS_OF_A_STEP; number++) {
            send(random.nextInt(PARTITIONS), TIMELINES.get(random.nextInt(3) / 2));
        }
        mark(random.nextInt(PARTITIONS), now.minus(BEHIND));
        log.flush();
        records.addAndGet(EVENTS_OF_A_STEP + MARKERS_OF_A_STEP);
    }

    private void send(int partition, String timeline) {
        boolean late = random.nextInt(25) == 0;
        Instant time = now.plusSeconds(5).minusMillis(random.nextInt(late ? 300_000 : 25_000));
        String product = "p" + random.nextInt(PRODUCTS);
        String session = timeline + time.getEpochSecond() / 600;
        EnrichedEvent.Builder event = Events.view("e" + events++, time, product)
                .setTimeline(timeline)
                .setSessionId(session)
                .setSessionSeq(1 + random.nextInt(9));
        log.event(partition, event);
        sessions.merge(session, 1L, Long::sum);
        Instant watermark = watermarks.getOrDefault(partition + timeline, Instant.MIN);
        metrics.forEach(metric -> metric.add(event.build(), product, watermark));
    }

    /** A watermark that is behind an earlier one takes nothing back. */
    private void mark(int partition, Instant time) {
        for (String timeline : TIMELINES) {
            log.markers(partition, timeline, time, false);
            watermarks.merge(partition + timeline, time, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private void passEverything() {
        now = now.plus(PAUSE);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            mark(partition, now);
        }
        log.flush();
        records.addAndGet((long) MARKERS_OF_A_STEP * PARTITIONS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
