/**
 * The core of the gateway: bytes, a key and what else the request said go in; records go to the log; an answer for every
 * item comes out once the brokers hold them. It knows no HTTP stack.
 */
@NullMarked
package io.millrace.gateway.intake;

import org.jspecify.annotations.NullMarked;
