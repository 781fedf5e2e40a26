/** How bodies are packed for the way: codings, and how far one may be blown up. */
@NullMarked
package io.millrace.gateway.http.coding;

import org.jspecify.annotations.NullMarked;
