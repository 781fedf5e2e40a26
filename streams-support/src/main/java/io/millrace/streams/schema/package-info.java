/**
 * Avro in Confluent's wire format against any registry that speaks Confluent's REST API. Services take their serdes from
 * {@link io.millrace.streams.schema.AvroSerdes}; nothing outside this package knows what the bytes look like.
 */
@NullMarked
package io.millrace.streams.schema;

import org.jspecify.annotations.NullMarked;
