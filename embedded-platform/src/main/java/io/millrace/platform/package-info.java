/**
 * What the suite needs around it, in one JVM and on 127.0.0.1 only: a persistent broker, a schema registry and a Connect
 * worker. For laptops and tests; in production each of them is a system of its own.
 */
@NullMarked
package io.millrace.platform;

import org.jspecify.annotations.NullMarked;
