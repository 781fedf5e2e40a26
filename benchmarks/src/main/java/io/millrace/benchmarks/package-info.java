/** Programs that measure a suite as it runs, each with a report in {@code results/}. */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
