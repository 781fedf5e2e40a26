package io.millrace.windowing.session;

import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.state.SortedState;
import io.millrace.windowing.window.Progress;
import io.millrace.windowing.window.Reached;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a session when the watermark of its timeline has passed it, and again when a late event has changed it; at most
 * once for each advance of the watermark.
 */
final class SessionOperator {
    private final SessionRule rule;
    private final Progress progress;
    private final SortedState<SessionState> sessions;
    private final SessionTimers timers;
    private final Consumer<Session> sink;

    /**
     * Goes on from the given state.
     *
     * @param timers see {@link SessionTimers}
     */
    SessionOperator(
            SessionRule rule,
            Progress progress,
            SortedState<SessionState> sessions,
            SortedState<String> timers,
            Consumer<Session> sink) {
        this.rule = rule;
        this.progress = progress;
        this.sessions = sessions;
        this.timers = new SessionTimers(timers);
        this.sink = sink;
    }

    void take(SessionStep step) {
        String id = step.getSessionId();
        @Nullable SessionState known = sessions.get(id);
        SessionStep sum = known == null ? step : rule.sum(known.getSum(), step);
        Instant wanted = later(rule.due(sum.getEndedAt()), progress.of(step.getTimeline()));
        if (known != null && known.getChanged() && !known.getTimer().isAfter(wanted)) {
            // Its timer goes off first, and is set again then.
            sessions.put(id, new SessionState(sum, known.getRevision(), true, known.getTimer()));
            return;
        }
        wait(new SessionState(sum, known == null ? 0L : known.getRevision(), true, wanted));
    }

    /** Sends the sessions that have become due since a timeline had come as far as before. */
    void advance(String timeline, Reached before) {
        Reached reached = progress.of(timeline);
        timers.settle(timeline, before.upTo(), reached.upTo(), (id, timer) -> lookAt(id, timer, reached));
    }

    private void lookAt(String id, Instant timer, Reached reached) {
        @Nullable SessionState state = sessions.get(id);
        if (state == null || !(state.getChanged() || timer.equals(state.getTimer()))) {
            return; // It was sent since, and has another timer.
        }
        Instant lastEvent = state.getSum().getEndedAt();
        if (!reached.passed(rule.due(lastEvent))) {
            // It goes on. That need not be written: a session that has changed is looked at whenever a timer of it goes
            // off.
            timers.add(state.getSum().getTimeline(), rule.due(lastEvent), id);
            return;
        }
        long revision = state.getRevision();
        if (state.getChanged()) {
            revision++;
            sink.accept(ClosedSessions.of(state.getSum(), revision));
        }
        Instant forgotten = rule.forgotten(lastEvent);
        if (reached.passed(forgotten)) {
            sessions.delete(id);
        } else {
            wait(new SessionState(state.getSum(), revision, false, forgotten));
        }
    }

    private void wait(SessionState state) {
        SessionStep sum = state.getSum();
        sessions.put(sum.getSessionId(), state);
        timers.add(sum.getTimeline(), state.getTimer(), sum.getSessionId());
    }

    /** A timer that has been passed would never go off. */
    private static Instant later(Instant due, Reached reached) {
        return reached.passed(due) ? reached.time().plusMillis(1) : due;
    }
}
