/** The second stage, by metric and group: partials of all sources are added up and become panes. */
@NullMarked
package io.millrace.windowing.pane;

import org.jspecify.annotations.NullMarked;
