/** What Snowplow's trackers send, as the gateway's own events. */
@NullMarked
package io.millrace.gateway.snowplow;

import org.jspecify.annotations.NullMarked;
