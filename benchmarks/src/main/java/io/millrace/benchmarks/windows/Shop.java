package io.millrace.benchmarks.windows;

import io.millrace.event.clickstream.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A shop whose visitors click as always: the same settings give the same events. Some products are looked at far more than
 * others, a visit has ten events on average, and its visitor returns after more than an hour.
 */
final class Shop {
    static final int PRODUCTS = 1_000;
    private static final int VISITORS = 500_000;
    private static final int LONGEST_VISIT = 19;

    private final Instant opened;
    private final double perSecond;
    private final int disorderMillis;
    private final SplittableRandom random = new SplittableRandom(20260302);
    private final int[] visitOf;
    private final int[] positionOf;
    private final int[] lengthOf;
    private long clicks;
    private int visits;

    /**
     * @param perSecond events, in event time
     * @param disorder by how much an event may be older than one before it
     * @param betweenClicks of one visitor, on average
     */
    Shop(Instant opened, double perSecond, Duration disorder, Duration betweenClicks) {
        this.opened = opened;
        this.perSecond = perSecond;
        this.disorderMillis = Math.toIntExact(disorder.toMillis());
        int underWay = Math.max(1, (int) (perSecond * betweenClicks.toMillis() / 1_000));
        visitOf = new int[underWay];
        positionOf = new int[underWay];
        lengthOf = new int[underWay];
    }

    /** The time up to which all events have happened but for those that are out of order. */
    Instant now() {
        return opened.plusNanos((long) (clicks * 1e9 / perSecond));
    }

    Click next() {
        Instant time = now().minusMillis(random.nextInt(disorderMillis + 1));
        int slot = random.nextInt(visitOf.length);
        if (positionOf[slot] == lengthOf[slot]) {
            visitOf[slot] = visits++;
            positionOf[slot] = 0;
            lengthOf[slot] = 1 + random.nextInt(LONGEST_VISIT);
        }
        positionOf[slot]++;
        EventType type = type(random.nextInt(100));
        double popularity = random.nextDouble();
        return new Click(
                clicks++,
                time,
                visitOf[slot] % VISITORS,
                visitOf[slot],
                positionOf[slot],
                type,
                (int) (PRODUCTS * popularity * popularity * popularity),
                1 + random.nextInt(3),
                type == EventType.ORDER_COMPLETED ? 100 + random.nextInt(10_000) : 0);
    }

    private static EventType type(int ofHundred) {
        if (ofHundred < 30) {
            return EventType.PAGE_VIEWED;
        }
        if (ofHundred < 82) {
            return EventType.PRODUCT_VIEWED;
        }
        return ofHundred < 96 ? EventType.PRODUCT_ADDED : EventType.ORDER_COMPLETED;
    }
}
