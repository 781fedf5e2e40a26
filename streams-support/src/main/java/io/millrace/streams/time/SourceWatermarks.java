package io.millrace.streams.time;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The watermark of one timeline behind a repartition: the least among all sources that were announced, each taken at its
 * highest. There is none until every source has spoken, and no source is left out because time passes.
 */
public final class SourceWatermarks {
    private final Map<String, Watermark> highest = new HashMap<>();
    private int announced;

    /**
     * Takes a marker, also one kept from before a restart; an older one than is known changes nothing.
     *
     * @return the highest that is known of its source now
     */
    public Watermark hear(Watermark marker) {
        announced = Math.max(announced, marker.getSources());
        return highest.merge(marker.getSource(), marker, SourceWatermarks::later);
    }

    /** What holds for all sources together, as the promise of a new source; empty until all have spoken. */
    public Optional<Watermark> combined(String source, int sources) {
        if (highest.isEmpty() || highest.size() < announced) {
            return Optional.empty();
        }
        boolean closing = highest.values().stream().allMatch(Watermark::getClosing);
        Instant time = closing ? latestTime() : leastOpenTime();
        boolean released = highest.values().stream().anyMatch(marker -> marker.getConfidence() == Confidence.RELEASED);
        Confidence confidence = released ? Confidence.RELEASED : Confidence.COMPLETE;
        return Optional.of(new Watermark(timeline(), source, sources, time, closing, confidence));
    }

    private Instant latestTime() {
        return highest.values().stream()
                .map(Watermark::getTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A source that has closed holds nobody back. */
    private Instant leastOpenTime() {
        return highest.values().stream()
                .filter(marker -> !marker.getClosing())
                .map(Watermark::getTime)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String timeline() {
        return highest.values().iterator().next().getTimeline();
    }

    private static Watermark later(Watermark known, Watermark heard) {
        if (known.getClosing() != heard.getClosing()) {
            return known.getClosing() ? known : heard;
        }
        return heard.getTime().isBefore(known.getTime()) ? known : heard;
    }
}
