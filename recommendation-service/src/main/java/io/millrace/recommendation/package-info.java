/**
 * The recommendation service: what to show a visitor next. {@link io.millrace.recommendation.index} knows what goes with
 * what, {@code follow} keeps it up with the topic of enriched events, {@code snapshot} keeps it over a restart, and {@code
 * serve} answers.
 */
@NullMarked
package io.millrace.recommendation;

import org.jspecify.annotations.NullMarked;
