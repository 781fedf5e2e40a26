/**
 * What goes with what, learnt from visits as they happen and held in memory: {@link
 * io.millrace.recommendation.index.SessionIndex} takes clicks and says what comes next. Plain Java; one thread writes, any
 * number read.
 */
@NullMarked
package io.millrace.recommendation.index;

import org.jspecify.annotations.NullMarked;
