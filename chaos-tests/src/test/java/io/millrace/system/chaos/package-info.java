/** Faults while shoppers send events, and an account of every event that was accepted. */
@NullMarked
package io.millrace.system.chaos;

import org.jspecify.annotations.NullMarked;
