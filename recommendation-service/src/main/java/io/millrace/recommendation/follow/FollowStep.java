package io.millrace.recommendation.follow;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;

/** Starts the follower, and waits until the index has all that had happened before. */
final class FollowStep implements StartStep {
    private final IndexFollower follower;
    private final LiveIndex live;

    FollowStep(IndexFollower follower, LiveIndex live) {
        this.follower = follower;
        this.live = live;
    }

    @Override
    public String name() {
        return "the session index";
    }

    @Override
    public void run() throws NotYetException {
        follower.start();
        if (!live.isCaughtUp()) {
            throw new NotYetException("it is " + follower.state() + ", " + follower.behind() + " records behind");
        }
    }
}
