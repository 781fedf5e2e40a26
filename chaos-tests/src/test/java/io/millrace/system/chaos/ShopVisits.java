package io.millrace.system.chaos;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What shoppers do, batch by batch: some look and buy, some only look around. */
final class ShopVisits {
    static final List<String> PRODUCTS = List.of("lantern", "candle", "kettle", "teapot", "apron");
    private static final List<String> COUNTRIES = List.of("France", "Norway", "Portugal");
    private static final int VISITORS = 40;
    private static final int EVENTS_PER_BATCH = 5;
    private static final int VIEWS_PER_ORDER = 6;
    private static final int CENTS = 10_000;

    private final String prefix;
    private final Random random;
    private final Clock clock;
    private int number;

    /**
     * Visits whose events are told from those of others.
     *
     * @param prefix of all their ids
     */
    ShopVisits(String prefix, Random random, Clock clock) {
        this.prefix = prefix;
        this.random = random;
        this.clock = clock;
    }

    List<ShopEvent> lookingAndBuying() {
        List<ShopEvent> batch = new ArrayList<>();
        for (int event = 0; event < EVENTS_PER_BATCH; event++) {
            batch.add(random.nextInt(VIEWS_PER_ORDER) == 0 ? order("buyer-" + visitor()) : view());
        }
        return batch;
    }

    List<ShopEvent> lookingAround() {
        return List.of(new ShopEvent.Page(nextId(), prefix + "around-" + visitor()));
    }

    private ShopEvent view() {
        return new ShopEvent.View(nextId(), prefix + "viewer-" + visitor(), oneOf(PRODUCTS), now());
    }

    private ShopEvent order(String user) {
        BigDecimal revenue = BigDecimal.valueOf(random.nextInt(CENTS), 2);
        return new ShopEvent.Order(nextId(), prefix + user, oneOf(COUNTRIES), revenue, now());
    }

    private int visitor() {
        return random.nextInt(VISITORS);
    }

    private String nextId() {
        return prefix + number++;
    }

    private String oneOf(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Clients have clocks of milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
