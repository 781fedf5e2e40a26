/** The whole suite in one JVM: the embedded platform, and every service in a Spring context of its own. */
@NullMarked
package io.millrace.quickstart.suite;

import org.jspecify.annotations.NullMarked;
