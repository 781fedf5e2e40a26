package io.millrace.windowing.timeline;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;

/**
 * How far a timeline has come: windows that end at or before its time are final but for late events.
 *
 * @param ended whether nothing more follows
 */
record TimelineView(String timeline, Instant time, boolean ended, Confidence confidence) {

    static TimelineView of(Watermark watermark) {
        return new TimelineView(
                watermark.getTimeline(), watermark.getTime(), watermark.getClosing(), watermark.getConfidence());
    }
}
