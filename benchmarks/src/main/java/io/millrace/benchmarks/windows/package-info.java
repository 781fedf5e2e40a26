/** The windowing service beside Apache Flink: the same topics, the same broker, the same machine, one run. */
@NullMarked
package io.millrace.benchmarks.windows;

import org.jspecify.annotations.NullMarked;
