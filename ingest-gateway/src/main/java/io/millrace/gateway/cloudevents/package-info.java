/** CloudEvents over HTTP, as the gateway's own events. */
@NullMarked
package io.millrace.gateway.cloudevents;

import org.jspecify.annotations.NullMarked;
