/** A metric of a running suite, computed anew. */
@NullMarked
package io.millrace.quickstart.reprocess;

import org.jspecify.annotations.NullMarked;
