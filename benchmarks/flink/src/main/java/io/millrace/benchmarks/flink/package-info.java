/** What the windowing service does, as a job of Apache Flink: for benchmarks, on a class path of its own. */
@NullMarked
package io.millrace.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
