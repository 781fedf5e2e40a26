package io.millrace.windowing.event;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Has a task commit at once what somebody waits for: results of windows that have just ended. Those of a replay, an import, or
 * the time of an outage wait for the commit interval, as there are many of them in a short time.
 */
public final class PromptCommit {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private PromptCommit() {}

    /** Commits after the record that is being processed, if that is soon enough after the end for it to matter. */
    public static void ask(ProcessingContext context, Instant end) {
        if (isOfNow(context, end)) {
            context.commit();
        }
    }

    static boolean isOfNow(ProcessingContext context, Instant time) {
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        return time.isAfter(now.minus(A_MOMENT)) && time.isBefore(now.plus(A_MOMENT));
    }
}
