/** What an event is: who did what and when, what it was about, and where it came from. */
@NullMarked
package io.millrace.gateway.event;

import org.jspecify.annotations.NullMarked;
