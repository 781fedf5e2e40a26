package io.millrace.windowing.reprocess;

import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import java.util.Map;

/**
 * What a run says of itself when it has come to its end.
 *
 * @param definition of its metric
 * @param from start of the windows that it has computed
 * @param to their end
 * @param balanced whether its ledger added up
 * @param begin when the first event that it read had arrived
 * @param asOf what arrived before has been read
 * @param last offset that it has read, by partition
 */
public record FinishedRun(
        String id,
        String metric,
        String definition,
        Instant from,
        Instant to,
        boolean balanced,
        Instant begin,
        Instant asOf,
        Map<Integer, Long> last) {

    public Run run() {
        return new Run(metric, new TimeSpan(from, to), id);
    }
}
