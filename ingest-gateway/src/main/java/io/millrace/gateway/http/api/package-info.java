/** The gateway's own API: events, products, imports, and what operators ask. */
@NullMarked
package io.millrace.gateway.http.api;

import org.jspecify.annotations.NullMarked;
