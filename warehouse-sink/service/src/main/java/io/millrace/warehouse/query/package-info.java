/**
 * SQL over the newest snapshot of the warehouse's tables, by DuckDB. What a query may not do is held by DuckDB's own parser
 * and locks, not by looking at its text.
 */
@NullMarked
package io.millrace.warehouse.query;

import org.jspecify.annotations.NullMarked;
