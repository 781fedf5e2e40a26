package io.millrace.windowing.metric;

import io.millrace.event.windows.Measurement;
import java.time.Instant;
import java.util.List;

/**
 * An event as a metric sees it.
 *
 * @param timeline that the event belongs to
 * @param time when it happened
 * @param values the metric's measures over this event alone
 */
public record Observation(String timeline, Instant time, Group group, List<Measurement> values) {}
