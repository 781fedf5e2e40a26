/** How fast the gateway's front door is, beside a bare server and beside other HTTP stacks. */
@NullMarked
package io.millrace.benchmarks.door;

import org.jspecify.annotations.NullMarked;
