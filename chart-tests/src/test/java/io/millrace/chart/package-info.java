/** The Helm chart, held against what it must be. */
@NullMarked
package io.millrace.chart;

import org.jspecify.annotations.NullMarked;
