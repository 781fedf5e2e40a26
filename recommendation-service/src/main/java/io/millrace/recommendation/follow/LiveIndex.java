package io.millrace.recommendation.follow;

import io.millrace.recommendation.index.SessionIndex;

/** The index that answers come from, and whether it has all that had happened when it was last taken up. */
public final class LiveIndex {
    private volatile SessionIndex index;
    private volatile boolean caughtUp;

    public LiveIndex(SessionIndex empty) {
        this.index = empty;
    }

    public SessionIndex get() {
        return index;
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Takes up another index, which has yet to catch up. */
    void replace(SessionIndex other) {
        caughtUp = false;
        index = other;
    }

    void caughtUp() {
        caughtUp = true;
    }
}
