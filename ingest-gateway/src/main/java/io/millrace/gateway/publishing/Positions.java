package io.millrace.gateway.publishing;

import java.util.Map;
import java.util.Optional;

/**
 * Where the records of one request are.
 *
 * @param ends by topic, the highest offset of them and one
 */
public record Positions(Map<String, Long> ends) {

    /** The position behind the last of the records in a topic, empty when none went there. */
    public Optional<Long> endIn(String topic) {
        return Optional.ofNullable(ends.get(topic));
    }
}
