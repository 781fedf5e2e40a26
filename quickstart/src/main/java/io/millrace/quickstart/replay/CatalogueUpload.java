package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.ProductVersion;
import io.millrace.quickstart.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts the catalogue up before the events that need it, and waits until enrichment knows it. */
final class CatalogueUpload {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final Gateway gateway;
    private final Enrichment enrichment;
    private final Waiting waiting;
    private final Screen screen;

    CatalogueUpload(Gateway gateway, Enrichment enrichment, Waiting waiting, Screen screen) {
        this.gateway = gateway;
        this.enrichment = enrichment;
        this.waiting = waiting;
        this.screen = screen;
    }

    void send(List<ProductVersion> versions, RunningTally tally) throws InterruptedException {
        Batches<ProductVersion> batches =
                new Batches<>(versions.iterator(), new ProductJson(), Batch.Limits.OF_A_REQUEST);
        long position = 0;
        while (batches.hasNext()) {
            Receipt receipt = gateway.putProducts(batches.next());
            position = Math.max(position, receipt.position());
            tally.add(receipt);
            show(tally.soFar().sent(), versions.size(), "product versions sent");
        }
        awaitKnown(position);
    }

    private void awaitKnown(long position) throws InterruptedException {
        long known = enrichment.position();
        Instant lastAdvance = waiting.clock().instant();
        while (known < position) {
            show(known, position, "positions of the catalogue read by enrichment");
            waiting.pauses().pause(BETWEEN_LOOKS);
            long now = enrichment.position();
            if (now > known) {
                known = now;
                lastAdvance = waiting.clock().instant();
            }
            stopAtStandstill(known, position, lastAdvance);
        }
    }

    private void stopAtStandstill(long known, long position, Instant lastAdvance) {
        Duration standstill = Duration.between(lastAdvance, waiting.clock().instant());
        if (standstill.compareTo(LONGEST_STANDSTILL) > 0) {
            throw new ReplayStoppedException(
                    "%s has read the catalogue up to %d of %d and no further for %d s. Its log may say why."
                            .formatted(enrichment.name(), known, position, standstill.toSeconds()));
        }
    }

    private void show(long done, long all, String what) {
        screen.progress((double) done / all, "%s of %s %s".formatted(Numbers.shown(done), Numbers.shown(all), what));
    }
}
