/** Who tells the time: sources that have fallen silent, the alarm about them, and an operator's word to go on without. */
@NullMarked
package io.millrace.windowing.timeline;

import org.jspecify.annotations.NullMarked;
