/** The server: the only package that knows Netty. */
@NullMarked
package io.millrace.gateway.http.netty;

import org.jspecify.annotations.NullMarked;
