/** One item of a request: cut out of the body, read as JSON, its fields taken one by one, or refused with a reason. */
@NullMarked
package io.millrace.gateway.item;

import org.jspecify.annotations.NullMarked;
