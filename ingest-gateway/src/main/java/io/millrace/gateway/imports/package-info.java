/** Imports: timelines of their own, moved on and ended by whoever sends them. */
@NullMarked
package io.millrace.gateway.imports;

import org.jspecify.annotations.NullMarked;
