package io.millrace.windowing.metric;

import java.time.Instant;

/** A piece of time: from its start, which is in it, to its end, which is not. */
public record TimeSpan(Instant start, Instant end) {}
