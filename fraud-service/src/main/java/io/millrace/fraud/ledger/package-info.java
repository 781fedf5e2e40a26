/** What became of every event read: kept in the stores, in the same transaction as decisions and alerts. */
@NullMarked
package io.millrace.fraud.ledger;

import org.jspecify.annotations.NullMarked;
