/** The first stage: finds risky moments among the events, one signal for each entity that takes part. */
@NullMarked
package io.millrace.fraud.signal;

import org.jspecify.annotations.NullMarked;
