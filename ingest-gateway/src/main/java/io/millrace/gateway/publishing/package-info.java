/** The way of records into the log, and what comes back. */
@NullMarked
package io.millrace.gateway.publishing;

import org.jspecify.annotations.NullMarked;
