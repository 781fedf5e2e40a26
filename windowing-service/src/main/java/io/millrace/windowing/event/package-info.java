/** The first stage, on the partitions of enriched events: partials, steps of sessions, and what came too late. */
@NullMarked
package io.millrace.windowing.event;

import org.jspecify.annotations.NullMarked;
