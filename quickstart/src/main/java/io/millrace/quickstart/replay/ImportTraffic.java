package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.Days;
import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.retail.ShopEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events at their original times, on a timeline of their own. All ids follow from the data, so the same days sent again are
 * the same events.
 *
 * <p>The watermark stands at the time of the last event that is stored. Events of that very time may follow, earlier ones
 * cannot, and that is what a watermark promises.
 */
final class ImportTraffic implements Traffic {
    private final Gateway gateway;
    private final String importId;
    private @Nullable Instant lastStored;

    ImportTraffic(Gateway gateway, Days days) {
        this.gateway = gateway;
        this.importId = "%s-%s-%s".formatted(OnlineRetail.NAME, days.from(), days.to());
    }

    @Override
    public JsonLine<ShopEvent> format() {
        return new EventJson(OnlineRetail.NAME, ShopEvent::time);
    }

    @Override
    public boolean mayPrepareAhead() {
        return true;
    }

    @Override
    public Receipt deliver(Batch<ShopEvent> events) throws InterruptedException {
        return gateway.sendEvents(events, Optional.of(importId));
    }

    @Override
    public void stored(Batch<ShopEvent> events) throws InterruptedException {
        lastStored = events.last().time();
        gateway.moveWatermark(importId, lastStored, false);
    }

    @Override
    public void finish() throws InterruptedException {
        if (lastStored != null) {
            gateway.moveWatermark(importId, lastStored, true);
        }
    }
}
