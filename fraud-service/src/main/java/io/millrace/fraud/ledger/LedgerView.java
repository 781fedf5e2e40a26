package io.millrace.fraud.ledger;

import io.millrace.event.fraud.JudgementTally;
import io.millrace.event.fraud.SignalTally;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What became of the events that this instance has read, as {@code GET /v1/ledger} shows it.
 *
 * @param read events read by the first stage
 * @param considered events that were risky moments
 * @param ignored events that were not
 * @param deadLetters records that could not be read as events
 * @param signals sent to the second stage, one for each entity of a considered event
 * @param judged signals that were counted and judged
 * @param inFlight signals between the stages
 * @param decisions written
 * @param alerts written
 * @param balanced whether every event that was read is accounted for
 */
public record LedgerView(
        long read,
        long considered,
        long ignored,
        long deadLetters,
        long signals,
        long judged,
        long inFlight,
        long decisions,
        long alerts,
        boolean balanced) {

    /** Adds up the ledgers of all tasks of both stages. */
    public static LedgerView of(
            ReadOnlyKeyValueStore<String, SignalTally> signals,
            ReadOnlyKeyValueStore<String, JudgementTally> judgements) {
        // The later stage first, so that a signal on its way in between is seen as in flight and not as gone.
        JudgementTally second = judged(judgements);
        SignalTally first = read(signals);
        return new LedgerView(
                first.getRead(),
                first.getConsidered(),
                first.getIgnored(),
                first.getDeadLetters(),
                first.getSignals(),
                second.getJudged(),
                first.getSignals() - second.getJudged(),
                second.getDecisions(),
                second.getAlerts(),
                first.getRead() == first.getConsidered() + first.getIgnored() + first.getDeadLetters());
    }

    private static SignalTally read(ReadOnlyKeyValueStore<String, SignalTally> store) {
        SignalTally sum = new SignalTally(0L, 0L, 0L, 0L, 0L);
        try (KeyValueIterator<String, SignalTally> tasks = store.all()) {
            while (tasks.hasNext()) {
                SignalTally task = tasks.next().value;
                sum = new SignalTally(
                        sum.getRead() + task.getRead(),
                        sum.getConsidered() + task.getConsidered(),
                        sum.getIgnored() + task.getIgnored(),
                        sum.getDeadLetters() + task.getDeadLetters(),
                        sum.getSignals() + task.getSignals());
            }
        }
        return sum;
    }

    private static JudgementTally judged(ReadOnlyKeyValueStore<String, JudgementTally> store) {
        JudgementTally sum = new JudgementTally(0L, 0L, 0L);
        try (KeyValueIterator<String, JudgementTally> tasks = store.all()) {
            while (tasks.hasNext()) {
                JudgementTally task = tasks.next().value;
                sum = new JudgementTally(
                        sum.getJudged() + task.getJudged(),
                        sum.getDecisions() + task.getDecisions(),
                        sum.getAlerts() + task.getAlerts());
            }
        }
        return sum;
    }
}
