package io.millrace.windowing.timeline;

import io.millrace.event.Timelines;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.SourceWatermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which sources hold their timeline back by saying nothing: on the live one those that have not been heard for long, as all
 * speak all the time; in an import, whose sender may pause, those that have not been heard for long since another was.
 */
public record SilenceRule(Duration patience) {

    /** The silent ones among the sources of one timeline that a task hears. */
    List<SourceWord> silent(List<SourceWord> sources, Instant now) {
        Instant latest = sources.stream()
                .map(SourceWord::heardAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return sources.stream()
                .filter(source -> isWaitedFor(source.word()))
                .filter(source -> source.heardAt()
                        .plus(patience)
                        .isBefore(Timelines.isLive(source.word().getTimeline()) ? now : latest))
                .toList();
    }

    private static boolean isWaitedFor(Watermark word) {
        return !word.getClosing() && !SourceWatermarks.isAbsence(word);
    }
}
