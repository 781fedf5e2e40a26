/** What a metric is: which events it is about, how it groups and cuts them, and what it measures. */
@NullMarked
package io.millrace.windowing.metric;

import org.jspecify.annotations.NullMarked;
