/** The warehouse's tables: created and kept up to date at the start, and their newest snapshots. */
@NullMarked
package io.millrace.warehouse.catalog;

import org.jspecify.annotations.NullMarked;
