/** Who may send. */
@NullMarked
package io.millrace.gateway.access;

import org.jspecify.annotations.NullMarked;
