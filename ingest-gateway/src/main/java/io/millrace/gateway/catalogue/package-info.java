/** Products: versions of them, each valid from a point in time. */
@NullMarked
package io.millrace.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
