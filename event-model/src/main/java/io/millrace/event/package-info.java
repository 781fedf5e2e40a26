/**
 * What all services agree on about events: their names, their amounts and their timelines. The records themselves are
 * generated from {@code src/main/avro} into the packages below; which topic carries which is in
 * {@link io.millrace.event.topic.TopicCatalogue}.
 */
@NullMarked
package io.millrace.event;

import org.jspecify.annotations.NullMarked;
