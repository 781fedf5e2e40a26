/** A suite of processes: a broker, a registry, a Connect worker and every service in a JVM of its own. */
@NullMarked
package io.millrace.system.process;

import org.jspecify.annotations.NullMarked;
