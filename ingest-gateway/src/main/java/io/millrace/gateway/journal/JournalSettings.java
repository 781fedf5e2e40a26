package io.millrace.gateway.journal;

import java.time.Duration;

/**
 * How much a journal keeps.
 *
 * @param segmentBytes size of a file, allocated before it is needed
 * @param maxBytes of all files together
 * @param maxAge of the oldest entry, when nothing more is taken
 * @param copies how often each block is written, so that a damaged page costs nothing
 */
public record JournalSettings(long segmentBytes, long maxBytes, Duration maxAge, int copies) {

    public JournalSettings {
        if (segmentBytes % BlockFormat.PAGE != 0 || segmentBytes < BlockFormat.PAGE) {
            throw new IllegalArgumentException("A segment has whole pages, not " + segmentBytes + " bytes");
        }
        if (maxBytes < 2 * segmentBytes) {
            throw new IllegalArgumentException("A journal has at least two segments, not " + maxBytes + " bytes");
        }
        if (copies < 1) {
            throw new IllegalArgumentException("A block is written at least once, not " + copies + " times");
        }
    }
}
