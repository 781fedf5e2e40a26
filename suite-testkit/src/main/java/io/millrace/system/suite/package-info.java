/** A suite as its users have it, to be started, asked, sent to, stopped and killed by tests and benchmarks. */
@NullMarked
package io.millrace.system.suite;

import org.jspecify.annotations.NullMarked;
