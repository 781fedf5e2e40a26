/**
 * The windowing service: numbers per window and group at event time, and sessions when they have ended. It opens with
 * {@link io.millrace.windowing.WindowingTopology}; the window operator is plain Java in {@code window}.
 */
@NullMarked
package io.millrace.windowing;

import org.jspecify.annotations.NullMarked;
