package io.millrace.event.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic keeps a record: for a time after its arrival, or until a newer record of the same key replaces it.
 *
 * @param time how long, null for a compacted topic
 */
public record Retention(@Nullable Duration time) {

    static Retention ofDays(int days) {
        return new Retention(Duration.ofDays(days));
    }

    static Retention latestOfEachKey() {
        return new Retention(null);
    }

    public boolean compacted() {
        return time == null;
    }
}
