/** What lies beside the code to run it, held against the code. */
@NullMarked
package io.millrace.architecture.deployment;

import org.jspecify.annotations.NullMarked;
