package io.millrace.recommendation.snapshot;

import io.millrace.recommendation.index.SessionIndex;

/** An index, and how far the topic had been read into it. */
public record Snapshot(SessionIndex index, Positions positions) {}
