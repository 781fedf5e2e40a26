/** The command that sends the data set through the gateway of a running suite. */
@NullMarked
package io.millrace.quickstart.replay;

import org.jspecify.annotations.NullMarked;
