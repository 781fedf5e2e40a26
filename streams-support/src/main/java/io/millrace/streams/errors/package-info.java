/** What becomes of input that cannot be processed. */
@NullMarked
package io.millrace.streams.errors;

import org.jspecify.annotations.NullMarked;
