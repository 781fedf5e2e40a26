package io.millrace.enrichment.visitor;

import java.time.Instant;

/** What the session rule needs to know of an event. */
record VisitorEvent(String timeline, Instant time, Identity identity) {}
