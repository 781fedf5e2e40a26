package io.millrace.streams.time;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        @Nullable Instant latest = null;
        @Nullable Instant leastOpen = null; // A source that has closed holds nobody back.
        Confidence confidence = Confidence.COMPLETE;
        for (Watermark word : highest.values()) {
            if (isAbsence(word)) {
                confidence = Confidence.RELEASED;
                continue;
            }
            if (word.getConfidence() == Confidence.RELEASED) {
                confidence = Confidence.RELEASED;
            }
            if (latest == null || word.getTime().isAfter(latest)) {
                latest = word.getTime();
            }
            if (!word.getClosing() && (leastOpen == null || word.getTime().isBefore(leastOpen))) {
                leastOpen = word.getTime();
            }
        }
        if (latest == null) {
            return Optional.empty();
        }
        boolean closing = leastOpen == null;
        Instant time = leastOpen == null ? latest : leastOpen;
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
