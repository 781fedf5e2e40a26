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

    void send(OnlineRetail data, RunningTally tally) throws InterruptedException {
        Batch.Limits limits = Batch.Limits.OF_A_REQUEST.withAtMost(pace.eventsPerRequest());
        Iterator<Batch<ShopEvent>> batches = new Batches<>(data.events(), traffic.format(), limits);
        if (!traffic.mayPrepareAhead()) {
            send(batches, data.countEvents(), tally);
            return;
        }
        try (PreparedAhead<Batch<ShopEvent>> ahead = new PreparedAhead<>(batches)) {
            send(ahead, data.countEvents(), tally);
        }
    }

    private void send(Iterator<Batch<ShopEvent>> batches, long total, RunningTally tally) throws InterruptedException {
        Instant began = clock.instant();
        while (batches.hasNext()) {
            pace.awaitTurn();
            Batch<ShopEvent> batch = batches.next();
            tally.add(traffic.deliver(batch));
            traffic.stored(batch);
            pace.sent(batch.size());
            show(tally.soFar().sent(), total, batch.last(), Duration.between(began, clock.instant()));
        }
        traffic.finish();
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
