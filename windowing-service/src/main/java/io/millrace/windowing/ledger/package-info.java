/** What became of every event read: kept in the stores, in the same transaction as the results themselves. */
@NullMarked
package io.millrace.windowing.ledger;

import org.jspecify.annotations.NullMarked;
