/** The window operator: two stages in plain Java, from observations to partials and from partials to panes. */
@NullMarked
package io.millrace.windowing.window;

import org.jspecify.annotations.NullMarked;
