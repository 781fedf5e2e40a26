/** Results computed anew from the log: the same topology over a bounded piece of it, beside the running service. */
@NullMarked
package io.millrace.windowing.reprocess;

import org.jspecify.annotations.NullMarked;
