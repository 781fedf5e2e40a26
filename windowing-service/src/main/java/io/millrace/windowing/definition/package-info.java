/** How metrics are written down as settings, and what is wrong with those that make no sense. */
@NullMarked
package io.millrace.windowing.definition;

import org.jspecify.annotations.NullMarked;
