/** What Segment's and RudderStack's libraries send, as the gateway's own events. */
@NullMarked
package io.millrace.gateway.segment;

import org.jspecify.annotations.NullMarked;
