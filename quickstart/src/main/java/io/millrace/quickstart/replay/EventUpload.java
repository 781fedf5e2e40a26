package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.Days;
import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.retail.ShopEvent;
import io.millrace.quickstart.screen.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** Sends the events of all visits in order of time, one request after the other. */
final class EventUpload {
    private final Traffic traffic;
    private final Pace pace;
    private final Clock clock;
    private final Screen screen;

    EventUpload(Traffic traffic, Pace pace, Clock clock, Screen screen) {
        this.traffic = traffic;
        this.pace = pace;
        this.clock = clock;
        this.screen = screen;
    }

    Tally send(OnlineRetail data) throws InterruptedException {
        Batch.Limits limits = Batch.Limits.OF_A_REQUEST.withAtMost(pace.eventsPerRequest());
        Iterator<Batch<ShopEvent>> batches = new Batches<>(data.events(), traffic.format(), limits);
        if (!traffic.mayPrepareAhead()) {
            return send(batches, data.countEvents());
        }
        try (PreparedAhead<Batch<ShopEvent>> ahead = new PreparedAhead<>(batches)) {
            return send(ahead, data.countEvents());
        }
    }

    private Tally send(Iterator<Batch<ShopEvent>> batches, long total) throws InterruptedException {
        Instant began = clock.instant();
        Tally tally = Tally.NOTHING;
        while (batches.hasNext()) {
            pace.awaitTurn();
            Batch<ShopEvent> batch = batches.next();
            tally = tally.plus(traffic.deliver(batch));
            pace.sent(batch.size());
            show(tally.sent(), total, batch.last(), Duration.between(began, clock.instant()));
        }
        traffic.finish();
        return tally;
    }

    private void show(long sent, long total, ShopEvent last, Duration took) {
        String text = "%s of %s events  %s  %s"
                .formatted(
                        Numbers.shown(sent),
                        Numbers.shown(total),
                        Numbers.perSecond(sent, took),
                        Days.dayOf(last.time()));
        screen.progress((double) sent / total, text);
    }
}
