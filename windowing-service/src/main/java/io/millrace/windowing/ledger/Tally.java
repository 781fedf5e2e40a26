package io.millrace.windowing.ledger;

import io.millrace.event.windows.MetricTally;
import io.millrace.windowing.window.Placement;

/** The ledger of one metric in one task, as it is counted. */
final class Tally {
    private final String metric;
    private long filteredOut;
    private long assigned;
    private long deadLetters;
    private long read;
    private long onTime;
    private long lateAccepted;
    private long lateDropped;
    private long assignments;

    /** Begins with nothing. */
    Tally(String metric) {
        this.metric = metric;
    }

    /** Goes on with what was kept. */
    Tally(MetricTally kept) {
        this.metric = kept.getMetric();
        this.read = kept.getRead();
        this.filteredOut = kept.getFilteredOut();
        this.assigned = kept.getAssigned();
        this.deadLetters = kept.getDeadLetters();
        this.assignments = kept.getAssignments();
        this.onTime = kept.getOnTime();
        this.lateAccepted = kept.getLateAccepted();
        this.lateDropped = kept.getLateDropped();
    }

    void read(long more) {
        read += more;
    }

    void filteredOut() {
        filteredOut++;
    }

    void deadLetter() {
        deadLetters++;
    }

    void assigned(Placement placement) {
        assigned++;
        assignments += placement.onTime() + placement.late() + placement.tooLate();
        onTime += placement.onTime();
        lateAccepted += placement.late();
        lateDropped += placement.tooLate();
    }

    MetricTally kept() {
        return new MetricTally(
                metric, read, filteredOut, assigned, deadLetters, assignments, onTime, lateAccepted, lateDropped);
    }
}
