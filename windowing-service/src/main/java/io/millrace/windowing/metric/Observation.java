package io.millrace.windowing.metric;

import java.time.Instant;
import java.util.List;

/**
 * An event as a metric sees it in one group.
 *
 * @param timeline that the event belongs to
 * @param time when it happened
 * @param subjects what of the event changes the metric's measures: one, or several that are of one group
 */
public record Observation(String timeline, Instant time, Group group, List<Subject> subjects) {}
