/** Events in the address of an image and in beacons, for pages and mails that can run no library. */
@NullMarked
package io.millrace.gateway.pixel;

import org.jspecify.annotations.NullMarked;
