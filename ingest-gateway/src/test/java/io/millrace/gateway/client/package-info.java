/** Runs vendors' own clients. */
@NullMarked
package io.millrace.gateway.client;

import org.jspecify.annotations.NullMarked;
