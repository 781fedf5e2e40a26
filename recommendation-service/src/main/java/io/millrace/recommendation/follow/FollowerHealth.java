package io.millrace.recommendation.follow;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Part of readiness: degraded while the index does not keep up, as the answers then grow old but stay usable. */
final class FollowerHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final IndexFollower follower;
    private final LiveIndex live;

    FollowerHealth(IndexFollower follower, LiveIndex live) {
        this.follower = follower;
        this.live = live;
    }

    @Override
    public Health health() {
        return Health.status(live.isCaughtUp() ? Status.UP : DEGRADED)
                .withDetail("state", follower.state())
                .withDetail("behind", follower.behind())
                .build();
    }
}
