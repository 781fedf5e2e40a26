/** The console: watches the suite from outside, by what any client may ask, and shows it on one page. */
@NullMarked
package io.millrace.console;

import org.jspecify.annotations.NullMarked;
