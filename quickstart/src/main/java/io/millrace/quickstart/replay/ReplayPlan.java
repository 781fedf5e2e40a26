package io.millrace.quickstart.replay;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the data set is played, and where to.
 *
 * @param asIfNow whether the events happen now instead of when they did
 * @param rate events a second; without one an import goes as fast as the gateway takes it
 */
record ReplayPlan(Addresses addresses, String writeKey, boolean asIfNow, Optional<Integer> rate) {
    private static final Pattern KEY = Pattern.compile("[!-~]+");
    /** Slow enough to watch single shoppers. */
    private static final int RATE_AS_IF_NOW = 20;

    ReplayPlan {
        if (!KEY.matcher(writeKey).matches()) {
            throw new IllegalArgumentException("A write key is made of visible ASCII characters.");
        }
        if (rate.isPresent() && rate.get() < 1) {
            throw new IllegalArgumentException("A rate is at least 1 event a second, not %d.".formatted(rate.get()));
        }
    }

    Pace pace(Waiting waiting) {
        return rate.or(() -> asIfNow ? Optional.of(RATE_AS_IF_NOW) : Optional.empty())
                .<Pace>map(eventsPerSecond -> new SteadyPace(eventsPerSecond, waiting.clock(), waiting.pauses()))
                .orElse(Pace.UNLIMITED);
    }
}
