/** Brings the topics of the catalogue about: made by the service that writes them, checked by all that use them. */
@NullMarked
package io.millrace.streams.topic;

import org.jspecify.annotations.NullMarked;
