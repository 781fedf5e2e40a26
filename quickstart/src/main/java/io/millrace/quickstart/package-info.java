/** Starts the suite on one machine, and plays real data through it. */
@NullMarked
package io.millrace.quickstart;

import org.jspecify.annotations.NullMarked;
