package io.millrace.recommendation.snapshot;

import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * How far a topic has been read.
 *
 * @param topic its id, which tells it from another topic of the same name
 * @param next for each partition the offset of the first record that has not been read
 */
public record Positions(Uuid topic, Map<Integer, Long> next) {}
