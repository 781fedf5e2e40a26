package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import io.millrace.event.clickstream.EventType;
import java.time.Duration;
import java.time.Instant;

/** The topic before anybody reads it: a busy shop, and the time after closing that ends all windows. */
final class Prefill {
    private static final Instant OPENED = Instant.parse("2026-03-02T08:00:00Z");
    private static final int EVENTS_PER_SECOND = 500;
    /** As many as there are between two markers when two thousand events come each second. */
    private static final int EVENTS_PER_MARKER = 1_000;

    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);
    /** Of one visitor: a visit takes five minutes. */
    private static final Duration BETWEEN_CLICKS = Duration.ofSeconds(30);

    private static final Duration DISORDER = Duration.ofSeconds(8);
    private static final Duration AFTER_ALL_WINDOWS = Duration.ofHours(1);

    private Prefill() {}

    /** Fills the topic, and adds up what the results must be. */
    static NaiveSums fill(Platform platform, Codec codec, int events) {
        NaiveSums sums = new NaiveSums(Work::size);
        Shop shop = new Shop(OPENED, EVENTS_PER_SECOND, DISORDER, BETWEEN_CLICKS);
        try (EventLog log = EventLog.create(platform, codec)) {
            for (int event = 1; event <= events; event++) {
                Click click = shop.next();
                sums.add(click);
                log.append(click);
                if (event % EVENTS_PER_MARKER == 0) {
                    log.mark(shop.now().minus(OUT_OF_ORDERNESS));
                }
            }
            close(log, shop.now());
        }
        return sums;
    }

    /** Lets so much time pass that all windows end, and answers when the broker has everything. */
    static void close(EventLog log, Instant now) {
        Instant after = now.plus(AFTER_ALL_WINDOWS);
        log.mark(after);
        log.appendToEach(afterClosing(after.plus(AFTER_ALL_WINDOWS)));
        log.flush();
    }

    /** Ends all windows before it for those who take the time from events; its own window is never complete. */
    private static Click afterClosing(Instant time) {
        int nobody = Integer.MAX_VALUE;
        return new Click(nobody, time, nobody, nobody, 1, EventType.PAGE_VIEWED, Shop.PRODUCTS, 1, 0);
    }
}
