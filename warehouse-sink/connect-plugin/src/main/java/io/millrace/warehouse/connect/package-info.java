/**
 * What the sink's Connect worker needs of the suite: {@link io.millrace.warehouse.connect.AvroConverter} reads a record,
 * {@link io.millrace.warehouse.connect.EventRow} makes an event a row. Iceberg's own sink writes it.
 */
@NullMarked
package io.millrace.warehouse.connect;

import org.jspecify.annotations.NullMarked;
