/** What the gateway promises about time: nothing that it received earlier than this is still to come. */
@NullMarked
package io.millrace.gateway.promise;

import org.jspecify.annotations.NullMarked;
