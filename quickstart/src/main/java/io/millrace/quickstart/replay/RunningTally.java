package io.millrace.quickstart.replay;

/** The tally of an upload under way, kept outside of it, so that it can be told when the upload ends early. */
final class RunningTally {
    private Tally tally = Tally.NOTHING;

    void add(Receipt receipt) {
        tally = tally.plus(receipt);
    }

    Tally soFar() {
        return tally;
    }
}
