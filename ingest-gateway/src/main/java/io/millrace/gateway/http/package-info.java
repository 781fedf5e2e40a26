/** The gateway's HTTP API, and the only package that knows the HTTP stack. */
@NullMarked
package io.millrace.gateway.http;

import org.jspecify.annotations.NullMarked;
