/**
 * A bounded append-only log on the local disk, for what the brokers do not take. It knows neither Kafka nor Spring: entries
 * are bytes with the time that they were received at. {@link io.millrace.gateway.journal.Journal} is the way in;
 * {@link io.millrace.gateway.journal.BlockFormat} says how a file is laid out.
 */
@NullMarked
package io.millrace.gateway.journal;

import org.jspecify.annotations.NullMarked;
