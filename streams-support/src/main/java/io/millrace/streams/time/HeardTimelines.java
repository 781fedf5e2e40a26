package io.millrace.streams.time;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far each timeline has come in one task that reads markers: hears them, and keeps in its store what it has heard.
 * A restart changes nothing that it says.
 *
 * <p>What it says never goes back. It could when a source returns that an operator had released: until that source has caught
 * up, all is as sure as without it.
 */
public final class HeardTimelines {
    /** What is said here goes no further, so nobody needs to know by whom. */
    private static final String NOBODY = "";

    private final Map<String, SourceWatermarks> timelines = new HashMap<>();
    private final Map<String, Watermark> reached = new HashMap<>();
    private final @Nullable WatermarkStore store;

    public HeardTimelines(WatermarkStore store) {
        this.store = store;
        store.recall((word, heardAt) -> recall(word));
        timelines.values().forEach(this::reach);
    }

    private HeardTimelines(Collection<Watermark> words) {
        this.store = null;
        words.forEach(this::recall);
        timelines.values().forEach(this::reach);
    }

    /** As a task stands whose store has these words; nothing new can be heard. */
    public static HeardTimelines of(Collection<Watermark> words) {
        return new HeardTimelines(words);
    }

    /** Whether a word in a store is no source's, but what its task had reached. */
    public static boolean isOwn(Watermark word) {
        return word.getSource().equals(NOBODY);
    }

    /** Takes a marker, and says how far its timeline has come with it. */
    public Optional<Watermark> hear(Watermark marker, Instant heardAt) {
        if (store == null) {
            throw new IllegalStateException("Without a store nothing can be heard");
        }
        SourceWatermarks sources = timeline(marker);
        store.remember(sources.hear(marker), heardAt);
        reach(sources);
        Optional<Watermark> now = reached(marker.getTimeline());
        now.filter(word -> word.getConfidence() == Confidence.RELEASED)
                .ifPresent(word -> store.remember(word, heardAt));
        return now;
    }

    /** How far a timeline has come, by all of its sources; empty until all have spoken. */
    public Optional<Watermark> reached(String timeline) {
        return Optional.ofNullable(reached.get(timeline));
    }

    /** What is known of the sources of each timeline, by its name. */
    public Map<String, SourceWatermarks> timelines() {
        return Map.copyOf(timelines);
    }

    private void recall(Watermark word) {
        if (isOwn(word)) {
            reached.put(word.getTimeline(), word);
        } else {
            timeline(word).hear(word);
        }
    }

    private void reach(SourceWatermarks sources) {
        sources.combined(NOBODY, 0)
                .ifPresent(combined -> reached.merge(combined.getTimeline(), combined, HeardTimelines::neverBack));
    }

    private static Watermark neverBack(Watermark before, Watermark now) {
        boolean back = before.getClosing() ? !now.getClosing() : now.getTime().isBefore(before.getTime());
        return back && !now.getClosing()
                ? Watermark.newBuilder(before)
                        .setConfidence(Confidence.RELEASED)
                        .build()
                : now;
    }

    private SourceWatermarks timeline(Watermark marker) {
        return timelines.computeIfAbsent(marker.getTimeline(), timeline -> new SourceWatermarks());
    }
}
