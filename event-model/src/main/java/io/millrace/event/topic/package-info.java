/** The topics of the suite as values: name, key, schema, retention, writer. */
@NullMarked
package io.millrace.event.topic;

import org.jspecify.annotations.NullMarked;
