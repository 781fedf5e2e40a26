package io.millrace.gateway.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A bucket for every network address that sends. Those that are full again are forgotten when there are too many. */
public final class AddressQuotas {
    private static final int MOST_ADDRESSES = 100_000;

    private final int perSecond;
    private final int burst;
    private final LongSupplier nanos;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    public AddressQuotas(int perSecond, int burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /** Takes events off what an address may send; answers how long to wait when that is used up. */
    public Optional<Duration> take(String address, int events) {
        if (perSecond == 0) {
            return Optional.empty();
        }
        if (buckets.size() >= MOST_ADDRESSES && !buckets.containsKey(address)) {
            forgetSome();
        }
        return buckets.computeIfAbsent(address, any -> new TokenBucket(perSecond, burst, nanos))
                .take(events);
    }

    int size() {
        return buckets.size();
    }

    private synchronized void forgetSome() {
        if (buckets.size() < MOST_ADDRESSES) {
            return;
        }
        buckets.values().removeIf(TokenBucket::isFull);
        // A flood of new addresses must not fill the memory: some of them begin anew.
        Iterator<TokenBucket> others = buckets.values().iterator();
        while (buckets.size() > MOST_ADDRESSES / 2 && others.hasNext()) {
            others.next();
            others.remove();
        }
    }
}
