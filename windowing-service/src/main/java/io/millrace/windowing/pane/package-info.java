/** The second stage, by metric and group: partials of all sources become panes. */
@NullMarked
package io.millrace.windowing.pane;

import org.jspecify.annotations.NullMarked;
