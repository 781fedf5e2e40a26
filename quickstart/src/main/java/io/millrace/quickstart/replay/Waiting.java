package io.millrace.quickstart.replay;

import java.time.Clock;

/** All that is needed to wait: how long, by which clock, and how. */
record Waiting(RetryRule rule, Clock clock, Pauses pauses) {}
