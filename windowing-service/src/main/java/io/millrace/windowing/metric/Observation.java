package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import java.time.Instant;
import java.util.List;

/**
 * An event as a metric sees it in one group.
 *
 * @param timeline that the event belongs to
 * @param time when it happened
 * @param measures what the event changes: the metric's measures over this event alone
 */
public record Observation(String timeline, Instant time, Group group, List<Accumulator> measures) {}
