/** The suite as a black box: what goes in over HTTP and what comes out, compared with what the data itself says. */
@NullMarked
package io.millrace.system;

import org.jspecify.annotations.NullMarked;
