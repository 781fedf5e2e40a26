package io.millrace.windowing.ledger;

import io.millrace.event.windows.MetricTally;
import io.millrace.event.windows.TaskTally;
import io.millrace.streams.boot.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What became of the events that this instance has read, metric by metric, as {@code GET /v1/ledger} shows it.
 *
 * @param balanced whether every metric accounts for every event that it read
 */
public record LedgerView(boolean balanced, List<Entry> metrics) {

    /**
     * Adds up the ledgers of all tasks.
     *
     * @throws StoreUnavailableException when one of them is being moved meanwhile
     */
    public static LedgerView of(ReadOnlyKeyValueStore<String, TaskTally> tallies) {
        Map<String, Entry> entries = new TreeMap<>();
        try (KeyValueIterator<String, TaskTally> tasks = tallies.all()) {
            while (tasks.hasNext()) {
                tasks.next().value.getMetrics().stream()
                        .map(LedgerView::entry)
                        .forEach(entry -> entries.merge(entry.metric(), entry, Entry::plus));
            }
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException("windows-ledger");
        }
        boolean balanced = entries.values().stream().allMatch(Entry::balanced);
        return new LedgerView(balanced, List.copyOf(entries.values()));
    }

    private static Entry entry(MetricTally tally) {
        return new Entry(
                tally.getMetric(),
                tally.getRead(),
                tally.getFilteredOut(),
                tally.getAssigned(),
                tally.getDeadLetters(),
                tally.getAssignments(),
                tally.getOnTime(),
                tally.getLateAccepted(),
                tally.getLateDropped());
    }

    /** read = filteredOut + assigned + deadLetters, and assignments = onTime + lateAccepted + lateDropped. */
    public record Entry(
            String metric,
            long read,
            long filteredOut,
            long assigned,
            long deadLetters,
            long assignments,
            long onTime,
            long lateAccepted,
            long lateDropped) {

        private Entry plus(Entry other) {
            return new Entry(
                    metric,
                    read + other.read,
                    filteredOut + other.filteredOut,
                    assigned + other.assigned,
                    deadLetters + other.deadLetters,
                    assignments + other.assignments,
                    onTime + other.onTime,
                    lateAccepted + other.lateAccepted,
                    lateDropped + other.lateDropped);
        }

        /** Whether it accounts for every event. */
        public boolean balanced() {
            return read == filteredOut + assigned + deadLetters && assignments == onTime + lateAccepted + lateDropped;
        }
    }
}
