package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays the data set through a running suite: the catalogue first, then the events. */
final class Replay {
    private final ReplayPlan plan;
    private final Waiting waiting;
    private final Screen screen;
    private final Gateway gateway;
    private final Enrichment enrichment;

    Replay(ReplayPlan plan, Waiting waiting, Screen screen, Consumer<String> onTrouble) {
        this.plan = plan;
        this.waiting = waiting;
        this.screen = screen;
        this.gateway = new Gateway(plan.addresses().gateway(), plan.writeKey(), waiting, onTrouble);
        this.enrichment = new Enrichment(plan.addresses().enrichment(), waiting, onTrouble);
    }

    /** Sends everything, and tells whether all of it was accepted. What was sent is reported even if the rest cannot be. */
    boolean run(OnlineRetail data) throws InterruptedException {
        // Asked before anything is sent, so that a wrong address is found out while nothing has happened yet.
        enrichment.position();
        RunningTally products = new RunningTally();
        RunningTally events = new RunningTally();
        try {
            sendCatalogue(data, products);
            sendEvents(data, events);
        } finally {
            screen.line("Requests retried: " + Numbers.shown(gateway.repeats()));
        }
        return products.soFar().refused() + events.soFar().refused() == 0;
    }

    private void sendCatalogue(OnlineRetail data, RunningTally tally) throws InterruptedException {
        try {
            new CatalogueUpload(gateway, enrichment, waiting, screen).send(data.catalogue(), tally);
        } finally {
            report("Catalogue: " + counts(tally.soFar()), tally.soFar());
        }
    }

    private void sendEvents(OnlineRetail data, RunningTally tally) throws InterruptedException {
        Instant began = waiting.clock().instant();
        try {
            new EventUpload(traffic(data), plan.pace(waiting), waiting.clock(), screen).send(data, tally);
        } finally {
            Duration took = Duration.between(began, waiting.clock().instant());
            String speed = " in %d s (%s)"
                    .formatted(took.toSeconds(), Numbers.perSecond(tally.soFar().sent(), took));
            report("Events: " + counts(tally.soFar()) + speed, tally.soFar());
        }
    }

    private Traffic traffic(OnlineRetail data) {
        return plan.asIfNow()
                ? new LiveTraffic(gateway, UUID.randomUUID().toString(), waiting.clock())
                : new ImportTraffic(gateway, data.days());
    }

    private void report(String line, Tally tally) {
        screen.line(line);
        for (Refusal refusal : tally.examples()) {
            screen.error("Rejected, %s: %s".formatted(refusal.code(), refusal.detail()));
        }
    }

    private static String counts(Tally tally) {
        return "%s sent, %s accepted, %s rejected"
                .formatted(
                        Numbers.shown(tally.sent()), Numbers.shown(tally.accepted()), Numbers.shown(tally.refused()));
    }
}
