package io.millrace.windowing.session;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.window.Placement;
import io.millrace.windowing.window.Placement.Verdict;
import io.millrace.windowing.window.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets steps of a session wait on the heap and travel as one: at the latest until a commit, and never beyond a marker that
 * might make the session due without them.
 *
 * <p>A session ends a gap after the latest event of which the second stage knows. So the first step of a session goes at
 * once, and what follows can wait until time reaches a gap after what was sent last. Nothing of that need outlive a restart:
 * a session of which nothing is remembered begins with a step that goes at once.
 */
public final class SessionBundles {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_REMEMBERED = 10_000;

    private final SessionRule rule;
    private final Consumer<SessionStep> sink;
    /** By session, those that were begun last. */
    private final Map<String, Known> sessions = new LinkedHashMap<>();
    /** Those of which a step waits, in the order in which they began to. */
    private final List<Known> waiting = new ArrayList<>();
    /** The watermark that no step may wait for, by timeline. */
    private final Map<String, Instant> due = new HashMap<>();

    /** With nothing that waits. */
    public SessionBundles(SessionRule rule, Consumer<SessionStep> sink) {
        this.rule = rule;
        this.sink = sink;
    }

    /** Whether an event is of any concern. */
    public boolean takes(EnrichedEvent event) {
        return rule.takes(event);
    }

    /**
     * Takes an event if it is not too late, and says what became of it.
     *
     * @param reached how far its timeline has come
     */
    public Placement take(EnrichedEvent event, Reached reached) {
        Placement placement = rule.place(event.getEventTime(), reached);
        if (placement.verdict() != Verdict.TOO_LATE) {
            take(rule.stepOf(event), reached);
        }
        return placement;
    }

    private void take(SessionStep step, Reached reached) {
        @Nullable Known known = sessions.get(step.getSessionId());
        if (known == null) {
            sessions.put(step.getSessionId(), new Known(step.getEndedAt()));
            sink.accept(step);
        } else if (reached.passed(rule.due(known.sentUpTo))) {
            known.send(step, sink);
        } else {
            wait(known, step);
        }
    }

    private void wait(Known known, SessionStep step) {
        @Nullable SessionSum before = known.waiting;
        if (before == null || !before.timeline().equals(step.getTimeline())) {
            due.merge(step.getTimeline(), rule.due(known.sentUpTo), SessionBundles::earlier);
        }
        if (before != null) {
            before.add(step);
            return;
        }
        known.waiting = rule.sumOf(step);
        waiting.add(known);
        if (waiting.size() >= MOST_WAITING) {
            sendAll();
        }
    }

    /** Sends what might be missed once a timeline has come so far. */
    public void sendBefore(String timeline, Reached marker) {
        @Nullable Instant first = due.get(timeline);
        if (first != null && marker.passed(first)) {
            sendAll();
        }
    }

    /** Sends all that waits. */
    public void sendAll() {
        waiting.forEach(known -> known.sendWaiting(sink));
        waiting.clear();
        due.clear();
        forget();
    }

    private void forget() {
        Iterator<String> eldest = sessions.keySet().iterator();
        for (int tooMany = sessions.size() - MOST_REMEMBERED; tooMany > 0; tooMany--) {
            eldest.next();
            eldest.remove();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    /** A session that was sent something of. */
    private static final class Known {
        /** When the latest event was of what has been sent. */
        private Instant sentUpTo;

        private @Nullable SessionSum waiting;

        private Known(Instant sentUpTo) {
            this.sentUpTo = sentUpTo;
        }

        private void sendWaiting(Consumer<SessionStep> sink) {
            if (waiting != null) {
                send(waiting.step(), sink);
                waiting = null;
            }
        }

        private void send(SessionStep sent, Consumer<SessionStep> sink) {
            sink.accept(sent);
            if (sent.getEndedAt().isAfter(sentUpTo)) {
                sentUpTo = sent.getEndedAt();
            }
        }
    }
}
