package io.millrace.windowing.session;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Confidence;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.windowing.Events;
import io.millrace.windowing.state.MemoryState;
import io.millrace.windowing.window.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Two partitions of events with sessions that lie on both: with bundles each advance of the watermark says what it says
 * without, revision by revision.
 */
class SessionBundlesModelTest {
    private static final String TIMELINE = "live";
    private static final int PARTITIONS = 2;
    private static final SessionRule RULE = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), 500);

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void sayTheSameAsStepByStep(@ForAll("doings") List<Doing> doings) {
        Closing alone = new Closing();
        Closing bundled = new Closing();
        List<SessionBundles> bundles = new ArrayList<>();
        int[] minutes = new int[PARTITIONS];
        for (int partition = 0; partition < PARTITIONS; partition++) {
            bundles.add(new SessionBundles(RULE, bundled.operator::take));
        }
        for (Doing doing : doings) {
            int partition = doing.partition();
            switch (doing.kind()) {
                case EVENT -> {
                    EnrichedEvent event = event(doing.session(), minutes[partition] + doing.minutes());
                    alone.operator.take(RULE.stepOf(event));
                    bundles.get(partition).take(event, upTo(minutes[partition]));
                }
                case MARKER -> {
                    minutes[partition] += Math.abs(doing.minutes());
                    Reached marker = upTo(minutes[partition]);
                    bundles.get(partition).sendBefore(TIMELINE, marker);
                    alone.hear(partition, marker);
                    bundled.hear(partition, marker);
                }
                case COMMIT -> bundles.get(partition).sendAll();
                case RESTART -> {
                    // All that was read has been committed.
                    bundles.get(partition).sendAll();
                    bundles.set(partition, new SessionBundles(RULE, bundled.operator::take));
                }
            }
        }

        assertThat(bundled.sent).isEqualTo(alone.sent);
    }

    @Provide
    Arbitrary<List<Doing>> doings() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Kind.EVENT)),
                                Tuple.of(4, Arbitraries.just(Kind.MARKER)),
                                Tuple.of(1, Arbitraries.of(Kind.COMMIT, Kind.RESTART))),
                        Arbitraries.integers().between(0, PARTITIONS - 1),
                        Arbitraries.of("s1", "s2"),
                        Arbitraries.integers().between(-40, 40))
                .as(Doing::new)
                .list()
                .ofMaxSize(60);
    }

    private static EnrichedEvent event(String session, int minute) {
        return Events.event("m", at(minute)).setSessionId(session).build();
    }

    private static Reached upTo(int minute) {
        return new Reached(at(minute), false, Confidence.COMPLETE);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private enum Kind {
        EVENT,
        MARKER,
        COMMIT,
        RESTART
    }

    /**
     * What happens on a partition.
     *
     * @param minutes by which an event is before or after the latest marker, or the next marker after the latest
     */
    private record Doing(Kind kind, int partition, String session, int minutes) {}

    /** The second stage, behind both partitions. */
    private static final class Closing {
        final List<List<Session>> sent = new ArrayList<>();
        final SessionOperator operator;
        private final Reached[] markers = {upTo(0), upTo(0)};
        private final List<Session> sending = new ArrayList<>();
        private Reached reached = upTo(0);

        Closing() {
            MemoryState<SessionState> sessions =
                    new MemoryState<>(SessionState::toByteBuffer, SessionState::fromByteBuffer);
            operator = new SessionOperator(RULE, timeline -> reached, sessions, MemoryState.ofTexts(), sending::add);
        }

        void hear(int partition, Reached marker) {
            markers[partition] = marker;
            Reached before = reached;
            reached = markers[0].time().isBefore(markers[1].time()) ? markers[0] : markers[1];
            operator.advance(TIMELINE, before);
            sending.sort(Comparator.comparing(Session::getSessionId));
            sent.add(List.copyOf(sending));
            sending.clear();
        }
    }
}
