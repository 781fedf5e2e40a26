/** State stores of our own kind: what a topic says, in the memory of every instance; values and bundles kept as objects until the commit. */
@NullMarked
package io.millrace.streams.state;

import org.jspecify.annotations.NullMarked;
