package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.retail.ShopEvent;
import java.time.Clock;
import java.util.Optional;

/** Events that happen now: stamped when they are sent, and new ones in each run. */
final class LiveTraffic implements Traffic {
    private final Gateway gateway;
    private final String runId;
    private final Clock clock;

    LiveTraffic(Gateway gateway, String runId, Clock clock) {
        this.gateway = gateway;
        this.runId = runId;
        this.clock = clock;
    }

    @Override
    public JsonLine<ShopEvent> format() {
        return new EventJson(OnlineRetail.NAME + "-" + runId, event -> clock.instant());
    }

    /** An event that was written ahead would carry a time before its own. */
    @Override
    public boolean mayPrepareAhead() {
        return false;
    }

    @Override
    public Receipt deliver(Batch<ShopEvent> events) throws InterruptedException {
        return gateway.sendEvents(events, Optional.empty());
    }

    @Override
    public void stored(Batch<ShopEvent> events) {}

    @Override
    public void finish() {}
}
