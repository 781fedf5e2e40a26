package io.millrace.windowing.event;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.windowing.window.Placement;

/** What the first stage makes of events. A record without one is a marker. */
public sealed interface Gathered {

    record OfWindows(PartialBatch partials) implements Gathered {}

    record OfSessions(SessionStepBatch steps) implements Gathered {}

    record TooLate(LateEvent event) implements Gathered {

        static TooLate of(String metric, EnrichedEvent event, Placement placement) {
            return new TooLate(new LateEvent(
                    event,
                    metric,
                    placement.window().start(),
                    placement.window().end(),
                    placement.tooLate(),
                    placement.reached().time(),
                    placement.reached().closed(),
                    placement.lateness().toMillis()));
        }
    }
}
