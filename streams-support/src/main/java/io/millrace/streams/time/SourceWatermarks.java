package io.millrace.streams.time;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The watermark of one timeline behind a repartition: the least among all sources that were announced, each taken at its
 * highest. There is none until every source has spoken, and no source is left out because time passes. Only an operator may
 * say that nobody waits for a source, which holds until the source speaks again.
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
        List<Watermark> present =
                highest.values().stream().filter(word -> !isAbsence(word)).toList();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        boolean closing = present.stream().allMatch(Watermark::getClosing);
        Instant time = closing ? latestTime(present) : leastOpenTime(present);
        boolean released = present.size() < highest.size()
                || present.stream().anyMatch(marker -> marker.getConfidence() == Confidence.RELEASED);
        Confidence confidence = released ? Confidence.RELEASED : Confidence.COMPLETE;
        return Optional.of(new Watermark(timeline(), source, sources, time, closing, confidence));
    }

    /** The last words of the sources that have spoken, or that an operator has spoken for. */
    public List<Watermark> words() {
        return List.copyOf(highest.values());
    }

    /** How many sources were announced and have never spoken. */
    public int missing() {
        return Math.max(0, announced - highest.size());
    }

    /** An operator's word that nobody waits for a source until it speaks again. */
    public static Watermark absence(String timeline, String source, int sources, Instant time) {
        return new Watermark(timeline, source, sources, time, false, Confidence.ABSENT);
    }

    public static boolean isAbsence(Watermark word) {
        return word.getConfidence() == Confidence.ABSENT;
    }

    private static Instant latestTime(List<Watermark> words) {
        return words.stream()
                .map(Watermark::getTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A source that has closed holds nobody back. */
    private static Instant leastOpenTime(List<Watermark> words) {
        return words.stream()
                .filter(marker -> !marker.getClosing())
                .map(Watermark::getTime)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String timeline() {
        return highest.values().iterator().next().getTimeline();
    }

    private static Watermark later(Watermark known, Watermark heard) {
        if (isAbsence(heard)) {
            return known.getClosing() ? known : at(known.getTime(), heard);
        }
        if (isAbsence(known)) {
            return heard.getTime().isBefore(known.getTime()) ? at(known.getTime(), heard) : heard;
        }
        if (known.getClosing() != heard.getClosing()) {
            return known.getClosing() ? known : heard;
        }
        return heard.getTime().isBefore(known.getTime()) ? known : heard;
    }

    private static Watermark at(Instant time, Watermark word) {
        return Watermark.newBuilder(word).setTime(time).build();
    }
}
