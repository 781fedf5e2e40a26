/** Questions from outside: panes, the metrics themselves, and how far time has come. */
@NullMarked
package io.millrace.windowing.query;

import org.jspecify.annotations.NullMarked;
