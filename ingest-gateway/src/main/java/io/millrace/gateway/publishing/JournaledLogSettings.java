package io.millrace.gateway.publishing;

import java.time.Duration;

/**
 * When records go to the journal, and how they come out of it.
 *
 * @param ackDeadline how long the brokers may take
 * @param diskPatience how long the journal's disk may take
 * @param drainBytesPerSecond what is sent from the journal at most, so that live traffic goes first
 */
public record JournaledLogSettings(Duration ackDeadline, Duration diskPatience, long drainBytesPerSecond) {}
