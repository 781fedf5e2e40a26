package io.millrace.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times that something took. */
final class Latencies {
    private final List<Duration> times = Collections.synchronizedList(new ArrayList<>());

    void add(Duration time) {
        times.add(time);
    }

    int count() {
        return times.size();
    }

    /** The time within which a share of them stayed, a share from 0 to 1. */
    Duration within(double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }
}
