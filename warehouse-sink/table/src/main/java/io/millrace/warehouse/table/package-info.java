/**
 * The layout of the warehouse's tables, shared by the sink that fills them and the service that creates and queries them,
 * and the files of a warehouse on a local disk.
 */
@NullMarked
package io.millrace.warehouse.table;

import org.jspecify.annotations.NullMarked;
