/** The suite's front door: HTTP in, events out, and each second a promise about how far it has got. */
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
