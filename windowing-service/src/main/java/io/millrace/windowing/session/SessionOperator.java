package io.millrace.windowing.session;

import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.state.Agenda;
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
    private final Agenda timers;
    private final Consumer<Session> sink;

    /**
     * Goes on from the given state.
     *
     * @param timers sessions by timeline and the watermark at which they are to be looked at
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
        this.timers = new Agenda(timers);
        this.sink = sink;
    }

    void take(SessionStep step) {
        String id = step.getSessionId();
        @Nullable SessionState known = sessions.get(id);
        SessionState changed = rule.after(known, step);
        Instant wanted = later(rule.due(changed.getSession().getEndedAt()), progress.of(step.getTimeline()));
        if (known != null && known.getChanged() && !known.getTimer().isAfter(wanted)) {
            sessions.put(id, changed); // Its timer goes off first, and is set again then.
            return;
        }
        if (known != null) {
            timers.remove(step.getTimeline(), known.getTimer(), id);
        }
        wait(changed, wanted);
    }

    /** Sends the sessions that have become due since a timeline had come as far as before. */
    void advance(String timeline, Reached before) {
        Reached reached = progress.of(timeline);
        timers.settle(timeline, before.upTo(), reached.upTo(), id -> lookAt(id, reached));
    }

    private void lookAt(String id, Reached reached) {
        @Nullable SessionState state = sessions.get(id);
        if (state == null) {
            return;
        }
        Instant due = rule.due(state.getSession().getEndedAt());
        if (!reached.passed(due)) {
            wait(state, due);
            return;
        }
        SessionState sent = state.getChanged() ? send(state) : state;
        Instant forgotten = rule.forgotten(sent.getSession());
        if (reached.passed(forgotten)) {
            sessions.delete(id);
        } else {
            wait(sent, forgotten);
        }
    }

    private SessionState send(SessionState state) {
        Session session = SessionCopies.builderOf(state.getSession())
                .setRevision(state.getSession().getRevision() + 1)
                .build();
        sink.accept(session);
        return SessionCopies.with(state, session, false, state.getTimer());
    }

    private void wait(SessionState state, Instant timer) {
        Session session = state.getSession();
        sessions.put(session.getSessionId(), SessionCopies.with(state, session, state.getChanged(), timer));
        timers.add(session.getTimeline(), timer, session.getSessionId());
    }

    /** A timer that has been passed would never go off. */
    private static Instant later(Instant due, Reached reached) {
        return reached.passed(due) ? reached.time().plusMillis(1) : due;
    }
}
