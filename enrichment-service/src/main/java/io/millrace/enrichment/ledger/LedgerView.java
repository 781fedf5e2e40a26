package io.millrace.enrichment.ledger;

import io.millrace.event.enrichment.StageTally;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What became of the events that this instance has read, as {@code GET /v1/ledger} shows it.
 *
 * @param read events read by the first stage
 * @param enriched events written as enriched
 * @param duplicates events that had been read before
 * @param deadLetters records that could not be read as events
 * @param inFlight events between the stages
 * @param balanced whether both stages account for every event that they read
 */
public record LedgerView(
        long read,
        long enriched,
        long duplicates,
        long deadLetters,
        long inFlight,
        boolean balanced,
        Stage byVisitor,
        Stage byCustomer) {

    /** Adds up the ledgers of all tasks of both stages. */
    public static LedgerView of(
            ReadOnlyKeyValueStore<String, StageTally> byVisitor, ReadOnlyKeyValueStore<String, StageTally> byCustomer) {
        // The later stage first, so that an event on its way in between is seen as in flight and not as gone.
        Stage second = Stage.of(byCustomer);
        Stage first = Stage.of(byVisitor);
        return new LedgerView(
                first.read(),
                second.passedOn(),
                first.duplicates(),
                first.deadLetters(),
                first.passedOn() - second.read(),
                first.balanced() && second.balanced(),
                first,
                second);
    }

    /** The ledger of one stage over all its tasks: read = passedOn + duplicates + deadLetters. */
    public record Stage(long read, long passedOn, long duplicates, long deadLetters) {

        private static Stage of(ReadOnlyKeyValueStore<String, StageTally> tallies) {
            Stage sum = new Stage(0, 0, 0, 0);
            try (KeyValueIterator<String, StageTally> tasks = tallies.all()) {
                while (tasks.hasNext()) {
                    sum = sum.plus(tasks.next().value);
                }
            }
            return sum;
        }

        private Stage plus(StageTally task) {
            return new Stage(
                    read + task.getRead(),
                    passedOn + task.getPassedOn(),
                    duplicates + task.getDuplicates(),
                    deadLetters + task.getDeadLetters());
        }

        private boolean balanced() {
            return read == passedOn + duplicates + deadLetters;
        }
    }
}
