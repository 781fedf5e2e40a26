/** State stores of our own kind: what a topic says, kept in the memory of every instance. */
@NullMarked
package io.millrace.streams.state;

import org.jspecify.annotations.NullMarked;
