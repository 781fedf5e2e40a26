package io.millrace.windowing.event;

import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionStep;

/** What the first stage makes of events. A record without one is a marker. */
public sealed interface Gathered {

    record OfWindow(Partial partial) implements Gathered {}

    record OfSession(SessionStep step) implements Gathered {}

    record TooLate(LateEvent event) implements Gathered {}
}
