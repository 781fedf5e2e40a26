/** What became of every event read: kept in the stores, in the same transaction as the events themselves. */
@NullMarked
package io.millrace.enrichment.ledger;

import org.jspecify.annotations.NullMarked;
